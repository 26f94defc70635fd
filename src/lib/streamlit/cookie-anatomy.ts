import { loadsObject } from '#lib/python/json.ts'
import { innerString, openPayload } from './payload.ts'
import { readTimestamp } from './signing-time.ts'

/** The parts of a signed cookie, as anyone can read them without the secret. */
export interface CookieAnatomy {
  /** As it stands in the cookie, with the leading dot of a compressed one. */
  readonly payload: string
  readonly compressed: boolean
  /** The decoded inner string: JSON text, or for a split cookie `chunks-<n>` or a piece of JSON. */
  readonly inner: string
  /** Unix seconds. */
  readonly signedAt: number
  readonly signature: string
}

/**
 * Takes apart an identity cookie (`_streamlit_user`, `_streamlit_user_tokens`, their chunks) or a `_streamlit_session`
 * cookie. Verifies nothing: whoever wrote the cookie chose every part of the answer. `undefined` when it has not this
 * form, or inflates to more than the limit. Runs in a browser too.
 */
export function takeApart(cookie: string): CookieAnatomy | undefined {
  // Six bytes of time at most, which also tells a JWT from a cookie.
  const [, payload, timestamp, signature] = /^(.+)\.([\w-]{1,8})\.([\w-]+)$/.exec(cookie) ?? []
  if (payload === undefined || timestamp === undefined || signature === undefined) return undefined
  const text = openPayload(payload)
  const signedAt = readTimestamp(timestamp)
  if (text === undefined || signedAt === undefined) return undefined
  // The session cookie's payload is the JSON object itself, not a JSON string that holds it.
  const inner = innerString(text) ?? (loadsObject(text) && text)
  return inner === undefined ? undefined : { payload, compressed: payload.startsWith('.'), inner, signedAt, signature }
}
