import { asObject, type Json, loads } from '#lib/python/json.ts'
import { readChunks } from './chunks.ts'
import { originOf, urlParts } from './identity.ts'
import { authCookieUnusable, missingChunk, originMismatch, userCookieUnreadable } from './log-lines.ts'
import { tokensCookie, userCookie } from './set-cookie.ts'

/**
 * `st.user` as a page load finds it. `tokens` is `st.user.tokens`, which is always there; among the keys of `st.user` it
 * is the last one, and only when the tokens cookie came along and could be read.
 */
export interface UserInfo {
  readonly user: Readonly<Record<string, Json>>
  readonly tokens: Readonly<Record<string, string>>
  readonly logs: readonly { readonly level: 'error' | 'warning'; readonly text: string }[]
}

type Log = UserInfo['logs'][number]
interface Request {
  readonly jar: ReadonlyMap<string, string>
  readonly secret: string
  readonly now: number
}

/**
 * From the cookies of a request to `st.user`, as Streamlit does it once for each WebSocket connection.
 * `hasAuth`: secrets.toml has an `[auth]` table that is not empty. `origin`: the Origin header. `exposed`:
 * `expose_tokens`, members "id" and "access". `now` is in unix seconds. Nothing else is checked: not `iss`, not the
 * token's `exp`, not whether the provider is still configured.
 *
 * On an origin mismatch Streamlit gives an anonymous user the exposed tokens all the same. This function does not.
 */
export function userFromCookies(
  c: Request & { readonly hasAuth: boolean; readonly origin: string; readonly exposed: readonly string[] },
): UserInfo {
  if (!c.hasAuth) return { user: {}, tokens: {}, logs: [] }
  const cookie = read(userCookie, c)
  const identity = cookie.value ? identityFrom(cookie.value, c.origin) : undefined
  if (identity?.user === undefined) {
    return { user: { is_logged_in: false }, tokens: {}, logs: [...cookie.logs, ...(identity?.logs ?? [])] }
  }
  const held = read(tokensCookie, c)
  const tokens = held.value ? exposedTokens(held.value, c.exposed) : {}
  return {
    user: { ...identity.user, ...(held.value && tokens && { tokens }) },
    tokens: tokens ?? {},
    logs: [...cookie.logs, ...held.logs, ...(tokens ? [] : [authCookieUnusable()])],
  }
}

function read(name: string, { jar, secret, now }: Request): { value?: string; logs: readonly Log[] } {
  const read = readChunks({ name, jar, secret, now })
  if (read.ok) return { value: read.value, logs: [] }
  return { logs: read.chunk === undefined ? [] : [missingChunk(name, read.chunk)] }
}

function identityFrom(text: string, requestOrigin: string): { user?: UserInfo['user']; logs: readonly Log[] } {
  const value = loads(text)
  if (value === undefined) return { logs: [userCookieUnreadable()] }
  const { scheme, netloc } = urlParts(requestOrigin)
  if (scheme === '' || netloc === '') return { logs: [] }
  const payload = asObject(value)
  if (!payload) return { logs: [authCookieUnusable()] }
  const { origin, is_logged_in = false, ...claims } = payload
  if (origin !== originOf(requestOrigin)) return { logs: [originMismatch()] }
  return { user: { is_logged_in, ...claims }, logs: [] }
}

/** undefined where Python raises: text that is no JSON, or a value that no token can be looked for in. */
function exposedTokens(text: string, exposed: readonly string[]): Record<string, string> | undefined {
  const stored = loads(text)
  if (stored === undefined) return undefined
  if (exposed.length > 0 && (stored === null || typeof stored === 'number' || typeof stored === 'boolean')) {
    return undefined
  }
  const object = asObject(stored)
  return Object.fromEntries(
    exposed.flatMap((kind) => {
      const token = object?.[`${kind}_token`]
      return typeof token === 'string' ? [[kind, token]] : []
    }),
  )
}

/** What Python gives for a name of `st.user`: a value, or the exception it raises. */
export type Access =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly type: 'AttributeError' | 'KeyError'; readonly message: string }

/**
 * `st.user.name`. `tokens` and the methods of a mapping (`get`, `items`, `keys`, `to_dict`, `values`) are attributes of
 * `st.user` itself, whatever the claims hold: do not ask for those here.
 */
export function readAttribute(user: Readonly<Record<string, Json>>, name: string): Access {
  const value = Object.hasOwn(user, name) ? user[name] : undefined
  if (value !== undefined) return { ok: true, value }
  return { ok: false, type: 'AttributeError', message: `st.user has no attribute "${name}".` }
}

/** `st.user["key"]`. A traceback shows a KeyError's message in quotes. */
export function readItem(user: Readonly<Record<string, Json>>, key: string): Access {
  const value = Object.hasOwn(user, key) ? user[key] : undefined
  if (value !== undefined) return { ok: true, value }
  return { ok: false, type: 'KeyError', message: `st.user has no key "${key}".` }
}
