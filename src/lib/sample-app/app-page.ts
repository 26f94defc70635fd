import { makeProviderToken } from '#lib/streamlit/provider-token.ts'
import { readAttribute, type UserInfo } from '#lib/streamlit/user-info.ts'
import type { AppConfig } from './app-config.ts'
import type { Piece, Widget } from './scenario.ts'

/** One thing that the app draws. */
export type Drawn =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text' | 'success' | 'error'; readonly text: string }
  | { readonly kind: 'login'; readonly label: string; readonly href: string }
  | { readonly kind: 'logout'; readonly label: string; readonly href: string }
  | { readonly kind: 'user' }
  | { readonly kind: 'exception'; readonly type: string; readonly message: string }
  /** No session starts: the page stays empty for ever. */
  | { readonly kind: 'unloaded'; readonly why: string }

export interface AppPage {
  readonly name: string
  readonly drawn: readonly Drawn[]
  readonly source: readonly { readonly code: string; readonly ran: boolean }[]
  /** `st.user`, as `st.user.to_dict()` would print it. */
  readonly user: UserInfo['user']
  /** The Streamlit session that the script runs in, and the address that runs it again there; null without one. */
  readonly session: { readonly id: string; readonly rerun: string } | null
  /** The script ran again in a session that had begun before. */
  readonly isRerun: boolean
}

interface Drawing {
  readonly config: AppConfig
  readonly info: UserInfo
  readonly jar: ReadonlyMap<string, string>
  /** Unix seconds, by the app's clock. */
  readonly now: number
  readonly session: string | null
  readonly rerun: boolean
}

type Text =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly type: string; readonly message: string }

/** Runs the scenario's script from the top, as Streamlit does at every visit, until it ends, stops or raises. */
export function drawApp(drawing: Drawing): AppPage {
  const { config, info } = drawing
  const drawn: Drawn[] = []
  const source: { code: string; ran: boolean }[] = []
  let running = true
  for (const { code, widget, when } of config.scenario.app) {
    const runs = running && (when === undefined || when(info.user))
    source.push({ code, ran: runs && code !== '' })
    if (!runs || widget === undefined) continue
    const thing = widget.kind === 'stop' ? null : draw(widget, drawing)
    if (thing) drawn.push(thing)
    running = thing !== null && thing.kind !== 'exception'
  }
  const { session: id, rerun: isRerun } = drawing
  const session = id === null ? null : { id, rerun: `${config.base}?session=${id}` }
  return { name: config.scenario.name, drawn, source, user: info.user, session, isRerun }
}

/** An app whose page comes, and whose script never runs. */
export function unloadedPage({ scenario }: AppConfig, why: string): AppPage {
  return {
    name: scenario.name,
    drawn: [{ kind: 'unloaded', why }],
    source: scenario.app.map(({ code }) => ({ code, ran: false })),
    user: {},
    session: null,
    isRerun: false,
  }
}

function draw(widget: Exclude<Widget, { kind: 'stop' }>, drawing: Drawing): Drawn {
  const { config, now } = drawing
  switch (widget.kind) {
    case 'login': {
      const provider = widget.provider ?? 'default'
      const token = makeProviderToken({ provider, secret: config.cookieSecret, now })
      return { kind: 'login', label: widget.label, href: `${config.base}auth/login?provider=${token}` }
    }
    case 'logout':
      return { kind: 'logout', label: widget.label, href: `${config.base}auth/logout` }
    case 'title':
    case 'user':
      return widget
    default: {
      const text = joined(widget.pieces, drawing)
      return text.ok
        ? { kind: widget.kind, text: text.text }
        : { kind: 'exception', type: text.type, message: text.message }
    }
  }
}

function joined(pieces: readonly Piece[], drawing: Drawing): Text {
  let text = ''
  for (const piece of pieces) {
    const part = read(piece, drawing)
    if (!part.ok) return part
    text += part.text
  }
  return { ok: true, text }
}

function read(piece: Piece, { info, jar }: Drawing): Text {
  if (typeof piece === 'string') return { ok: true, text: piece }
  if ('cookieNames' in piece) {
    const names = [...jar.keys()].filter((name) => name.startsWith('_streamlit_user'))
    return { ok: true, text: names.length === 0 ? 'none' : names.join(', ') }
  }
  if ('tokenLength' in piece) {
    const token = info.tokens[piece.tokenLength]
    if (token !== undefined) return { ok: true, text: String(token.length) }
    // Streamlit 1.67, st.user.tokens.
    const message = `Token "${piece.tokenLength}" is not exposed or does not exist.`
    return { ok: false, type: 'AttributeError', message }
  }
  if ('get' in piece) return { ok: true, text: show(info.user[piece.get] ?? piece.or) }
  const access = readAttribute(info.user, piece.attribute)
  return access.ok ? { ok: true, text: show(access.value) } : access
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
