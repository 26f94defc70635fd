import { checkLogin } from '#lib/streamlit/check-login.ts'
import { type LogLine, uncaughtInApp, uncaughtInServer, weakSecret } from '#lib/streamlit/log-lines.ts'
import { makeProviderToken } from '#lib/streamlit/provider-token.ts'
import { readAttribute, type UserInfo } from '#lib/streamlit/user-info.ts'
import type { AppConfig } from './app-config.ts'
import type { Piece, Scenario, Widget } from './scenario.ts'

/** One thing that the app draws. */
export type Drawn =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text' | 'success' | 'error'; readonly text: string }
  /** `href`: the login link, or the page in which st.login() raises. */
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
  /** What Streamlit logs in such a run of the script. Of a weak secret it warns once in a process. */
  readonly logs: readonly LogLine[]
}

interface Drawing {
  readonly config: AppConfig
  readonly info: UserInfo
  readonly jar: ReadonlyMap<string, string>
  /** Unix seconds, by the app's clock. */
  readonly now: number
  readonly session: string | null
  readonly rerun: boolean
  /** The provider whose login button was pressed; null for none, or for one that is not drawn. */
  readonly pressed: string | null
}

type Exception = Extract<Drawn, { kind: 'exception' }>

type Text =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly type: string; readonly message: string }

/**
 * Runs the scenario's script from the top, as Streamlit does at every visit, until it ends, stops or raises. A button's
 * `on_click=st.login` runs before the script does: where it raises, the script does not run (Streamlit, seen with AppTest).
 */
export function drawApp(drawing: Drawing): AppPage {
  const { config, info, pressed } = drawing
  const refusal = pressed === null ? null : refusalOf(config, pressed)
  const drawn: Drawn[] = refusal ? [refusal.exception] : []
  const source: { code: string; ran: boolean }[] = []
  let running = refusal === null
  for (const { code, widget, when } of config.scenario.app) {
    const unreadable = running ? unreadableIn(code, info) : null
    const runs = running && unreadable === null && (when === undefined || when(info.user))
    source.push({ code, ran: (runs || unreadable !== null) && code !== '' })
    if (unreadable) drawn.push(unreadable)
    if (unreadable) running = false
    if (!runs || widget === undefined) continue
    const thing = widget.kind === 'stop' ? null : draw(widget, drawing)
    if (thing) drawn.push(thing)
    running = thing !== null && thing.kind !== 'exception'
  }
  const { session: id, rerun: isRerun } = drawing
  const session = id === null ? null : { id, rerun: `${config.base}?session=${id}` }
  const makesLink = drawn.some((thing) => thing.kind === 'login' && thing.href.includes(loginPath)) || refusal?.madeLink
  const logs = [
    ...(makesLink ? [weakSecret(config.cookieSecret)] : []),
    ...(drawn.some(({ kind }) => kind === 'exception') ? [uncaughtInApp()] : []),
  ].filter((log) => log !== undefined)
  return {
    name: config.scenario.name,
    drawn,
    source: kept(config.scenario, source),
    user: info.user,
    session,
    isRerun,
    logs,
  }
}

type Source = AppPage['source']

const sources = new WeakMap<Scenario, Map<string, Source>>()

/** The same list for the same lines, so that whoever draws it can tell by looking once. */
function kept(scenario: Scenario, source: Source): Source {
  const known = sources.get(scenario) ?? new Map<string, Source>()
  sources.set(scenario, known)
  const which = source.map(({ ran }) => (ran ? '1' : '0')).join('')
  const same = known.get(which) ?? source
  known.set(which, same)
  return same
}

/** An app whose page comes, and whose script never runs. */
export function unloadedPage({ scenario, unloadable }: AppConfig, why: string): AppPage {
  return {
    name: scenario.name,
    drawn: [{ kind: 'unloaded', why }],
    source: scenario.app.map(({ code }) => ({ code, ran: false })),
    user: {},
    session: null,
    isRerun: false,
    logs: unloadable === null ? [] : [uncaughtInServer()],
  }
}

const loginPath = 'auth/login?provider='

/** What st.login() raises for a provider, and whether it had come as far as making its link; null where it does not. */
function refusalOf({ secrets }: AppConfig, provider: string): { exception: Exception; madeLink: boolean } | null {
  const check = checkLogin(secrets, provider)
  if (check.ok) return null
  const { type, message, code } = check
  return { exception: { kind: 'exception', type, message }, madeLink: code === 'cookie-secret-empty' }
}

/** `st.user.is_logged_in` in a line, without an `[auth]` that would make it exist. */
function unreadableIn(code: string, { user }: UserInfo): Exception | null {
  if (!code.includes('st.user.is_logged_in')) return null
  const access = readAttribute(user, 'is_logged_in')
  return access.ok ? null : { kind: 'exception', type: access.type, message: access.message }
}

function draw(widget: Exclude<Widget, { kind: 'stop' }>, drawing: Drawing): Drawn {
  const { config, now } = drawing
  switch (widget.kind) {
    case 'login': {
      const { label } = widget
      const provider = widget.provider ?? 'default'
      if (refusalOf(config, provider)) return { kind: 'login', label, href: pressed(provider, drawing) }
      const token = makeProviderToken({ provider, secret: config.cookieSecret, now })
      return { kind: 'login', label, href: `${config.base}${loginPath}${token}` }
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

/** The page in which a button was pressed, in the same session. */
function pressed(provider: string, { config, session }: Drawing): string {
  const query = new URLSearchParams({ ...(session !== null && { session }), press: provider })
  return `${config.base}?${query}`
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
    // Streamlit, st.user.tokens.
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
