import { fromBase64, fromUtf8 } from '#lib/python/bytes.ts'
import { dumps, type Json, loadsObject } from '#lib/python/json.ts'
import { signTimed, unsignTimed } from './itsdangerous.ts'
import { sessionMaxAge } from './set-cookie.ts'

/** What a login that has begun must remember until its callback. */
export interface LoginState {
  readonly redirectUri: string
  readonly codeVerifier?: string
  readonly nonce?: string
  /** The authorization request. */
  readonly url: string
}

/** The JSON object in `_streamlit_session`: login states under `_state_<provider>_<state>`, and whatever else is there. */
export type Session = Readonly<Record<string, unknown>>

/** The salt of the signature: itsdangerous' default, which Starlette keeps. */
export const sessionSalt = 'itsdangerous.Signer'

const stateLifetime = 3600

/**
 * The value of `_streamlit_session`, as Starlette's SessionMiddleware makes it: plain base64 of JSON, then time and
 * signature. Signed, not encrypted: the user can read `code_verifier` and `nonce`. `session` must hold JSON values only.
 * `now` is in unix seconds.
 */
export function signSession(c: { session: Session; secret: string; now: number }): string {
  // A session is JSON by contract (it was read from JSON, or made by addState). Python's JSON is ASCII.
  const json = dumps(c.session as { readonly [key: string]: Json })
  const payload = btoa(json)
  if (payload.length <= LONGEST_SIGNED) {
    const [oldest] = lastSigned.keys()
    if (lastSigned.size >= MOST_SIGNED && oldest !== undefined) lastSigned.delete(oldest)
    lastSigned.set(payload, c.session)
  }
  return signTimed({ salt: sessionSalt, secret: c.secret }, payload, c.now)
}

/**
 * What was signed last, by its payload: a session comes back as soon as it has been set. Its names are like no others, so
 * that reading it anew would have the engine describe a new kind of object for each login, and keep that.
 */
const lastSigned = new Map<string, Session>()
const MOST_SIGNED = 100
/** Characters. */
const LONGEST_SIGNED = 8192

/** The session of a request; `{}` when the cookie is absent, forged, older than 14 days, from the future or unreadable. */
export function readSession(c: { cookie: string | undefined; secret: string; now: number }): Session {
  const payload = unsignTimed({ salt: sessionSalt, secret: c.secret }, c.cookie ?? '', {
    now: c.now,
    maxAge: sessionMaxAge,
  })
  if (payload === undefined) return {}
  const signed = lastSigned.get(payload)
  if (signed !== undefined) return signed
  const bytes = fromBase64(payload)
  const text = bytes && fromUtf8(bytes)
  return (text === undefined ? undefined : loadsObject(text)) ?? {}
}

/**
 * The session with a login begun at `now` (unix seconds). As in Authlib 1.9, an older state of the same provider goes:
 * of two tabs that log in with it, only the last can finish. States of any provider older than an hour go too, which
 * Authlib does at the callback instead.
 */
export function addState(
  session: Session,
  c: { provider: string; state: string; data: LoginState; now: number },
): Session {
  const prefix = `_state_${c.provider}_`
  const kept = Object.entries(session).filter(
    ([key, value]) => !key.startsWith(prefix) && !isExpired(key, value, c.now),
  )
  const { redirectUri, codeVerifier, nonce, url } = c.data
  const data = {
    redirect_uri: redirectUri,
    ...(codeVerifier === undefined ? {} : { code_verifier: codeVerifier }),
    ...(nonce === undefined ? {} : { nonce }),
    url,
  }
  // A state is a name like no other: an object of the usual kind would be described anew for each.
  const next: Record<string, unknown> = Object.create(null)
  for (const [key, value] of kept) next[key] = value
  next[prefix + c.state] = { data, exp: c.now + stateLifetime }
  return next
}

/**
 * The login that a callback's `state` belongs to, and the session without it. No age check: a state is good as long as
 * the cookie is. `undefined` when this browser began no such login.
 */
export function findState(
  session: Session,
  state: string | undefined,
): { provider: string; data: LoginState; rest: Session } | undefined {
  if (!state) return undefined
  for (const [key, value] of Object.entries(session)) {
    // Streamlit splits the key at the first three "_", so a provider name holds none.
    const [, provider, code] = /^_state_([^_]*)_(.*)$/s.exec(key) ?? []
    if (provider === undefined || code !== state) continue
    const data = loginState(value)
    if (data === undefined) return undefined
    const rest = Object.fromEntries(Object.entries(session).filter(([other]) => other !== key))
    return { provider, data, rest }
  }
  return undefined
}

/** The login in a state's entry; undefined when the entry has another form. Without Zod, which no page need load. */
function loginState(entry: unknown): LoginState | undefined {
  const data = isObject(entry) ? entry['data'] : undefined
  if (!isObject(data)) return undefined
  const { redirect_uri: redirectUri, code_verifier: codeVerifier, nonce, url } = data
  if (typeof redirectUri !== 'string' || typeof url !== 'string') return undefined
  if (!isTextOrAbsent(codeVerifier) || !isTextOrAbsent(nonce)) return undefined
  return {
    redirectUri,
    ...(codeVerifier === undefined ? {} : { codeVerifier }),
    ...(nonce === undefined ? {} : { nonce }),
    url,
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string'
}

function isExpired(key: string, value: unknown, now: number): boolean {
  if (!key.startsWith('_state_')) return false
  const exp = typeof value === 'object' && value !== null && 'exp' in value ? value.exp : undefined
  return typeof exp !== 'number' || exp < now
}
