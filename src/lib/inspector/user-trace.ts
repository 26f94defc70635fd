import { explainClaim } from '#lib/facts/claim-dictionary.ts'
import type { ClaimEntry } from '#lib/facts/claim-entry.ts'
import type { Json } from '#lib/python/json.ts'
import { utc } from './checks.ts'
import { visibleJson, visibleText } from './visible-text.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * How a name got from the ID token into `st.user`, or why it did not:
 * `copied` as it was; `added` by Streamlit; `replaced`: the token's claim of this name gave way to Streamlit's own;
 * `dropped`: stored in the cookie, compared, taken out; `absent`: in the token, but `st.user` does not have it;
 * `other`: the value in `st.user` is of another login than this token.
 */
export type TraceKind = 'copied' | 'added' | 'replaced' | 'dropped' | 'absent' | 'other'

/** One name on the way from the ID token, by way of the cookie, to `st.user`. */
export interface TraceRow {
  /** Nothing hidden in it. */
  readonly name: string
  readonly kind: TraceKind
  /** As JSON, nothing hidden in it. */
  readonly value: string
  /** For the claims that are times; empty for others. */
  readonly date: string
  readonly why: string
  /** What the claim means; null for what is no claim. */
  readonly entry: ClaimEntry | null
}

export interface UserTrace {
  readonly rows: readonly TraceRow[]
  readonly isLoggedIn: boolean
}

export interface TraceInput {
  /** The claims of the run's ID token; null when none came. */
  readonly claims: Values | null
  /** What the `_streamlit_user` cookie holds that the browser has now; null when there is none that verifies. */
  readonly cookie: Values | null
  readonly user: Readonly<Record<string, Json>>
  /** The page's own origin. */
  readonly origin: string
}

const times = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at'])
/** What Streamlit writes into the cookie beside the claims, over claims of the same name. */
const streamlits = new Set(['is_logged_in', 'provider', 'origin'])

/** Every key of `st.user` and every claim of the token, in the order of `st.user`. */
export function userTrace(input: TraceInput): UserTrace {
  const { claims, cookie, user } = input
  const isLoggedIn = user['is_logged_in'] === true
  const keys = Object.keys(user).map((name) => fromUser(name, input))
  const absent = Object.entries(claims ?? {})
    .filter(([name]) => !Object.hasOwn(user, name) && !streamlits.has(name))
    .map(([name, value]) =>
      row({ name, kind: 'absent', value, why: 'st.user has no such key: the app is logged out.' }),
    )
  const origin = cookie && 'origin' in cookie ? [droppedOrigin(cookie['origin'], input)] : []
  const replaced = Object.entries(claims ?? {})
    .filter(([name]) => streamlits.has(name))
    .map(([name, value]) =>
      row({
        name,
        kind: 'replaced',
        value,
        why: 'The token had a claim of this name. Streamlit wrote its own over it.',
      }),
    )
  return { rows: [...keys, ...absent, ...origin, ...replaced], isLoggedIn }
}

function fromUser(name: string, { claims, user }: TraceInput): TraceRow {
  const value = user[name]
  if (name === 'is_logged_in') return row({ name, kind: 'added', value, why: loginWhy(value === true) })
  if (name === 'provider') {
    const why = 'Added by Streamlit: the name given to st.login(), “default” without one.'
    return row({ name, kind: 'added', value, why })
  }
  if (name === 'tokens') {
    return row({ name, kind: 'added', value, why: 'Added by Streamlit: the tokens that expose_tokens names.' })
  }
  if (!claims || !Object.hasOwn(claims, name)) {
    return row({
      name,
      kind: 'other',
      value,
      why: 'From the cookie of another login: this run’s token has no such claim.',
    })
  }
  if (JSON.stringify(claims[name]) !== JSON.stringify(value)) {
    const why = 'From the cookie of another login: this run’s token says something else.'
    return row({ name, kind: 'other', value, why })
  }
  return row({ name, kind: 'copied', value, why: `Copied from the claim ${name}.` })
}

function loginWhy(isLoggedIn: boolean): string {
  return isLoggedIn
    ? 'Added by Streamlit at the callback, and put first.'
    : 'Streamlit’s own. It is the only key of a visitor who is not logged in.'
}

function droppedOrigin(value: unknown, { origin }: TraceInput): TraceRow {
  const why =
    value === origin
      ? `Added by Streamlit, from redirect_uri. Equal to the page’s own origin, ${origin}, so the rest counts. Then dropped.`
      : `Added by Streamlit, from redirect_uri. The page’s own origin is ${origin}: not the same, so nobody is logged in.`
  return row({ name: 'origin', kind: 'dropped', value, why })
}

function row({ name, kind, value, why }: Pick<TraceRow, 'name' | 'kind' | 'why'> & { value: unknown }): TraceRow {
  const date = times.has(name) && typeof value === 'number' ? utc(value) : ''
  const isClaim = kind !== 'added' && kind !== 'dropped'
  return {
    name: visibleText(name),
    kind,
    value: visibleJson(value),
    date,
    why,
    entry: isClaim ? explainClaim(name) : null,
  }
}
