import { toBase64Url, utf8 } from '#lib/python/bytes.ts'
import { checkEncodable } from '#lib/python/utf8.ts'
import { signTimed, unsignTimed } from './itsdangerous.ts'
import { innerString, openPayload } from './payload.ts'
import { identityMaxAge } from './set-cookie.ts'
import { deflate } from './zlib.ts'

/** 30 days of the browser's cookie and one of grace, in seconds. Streamlit, starlette_app_utils. */
export const signedCookieMaxAge = identityMaxAge + 86_400

/**
 * The value of one identity cookie, byte for byte as Streamlit makes it with itsdangerous'
 * `URLSafeTimedSerializer`: the salt is the cookie's own name. Signed, not encrypted: whoever holds it can read it.
 * `value` is the inner string; `now` is in unix seconds. Throws Python's UnicodeEncodeError on half of a surrogate pair.
 */
export function signCookie(c: { name: string; value: string; secret: string; now: number }): string {
  return signTimed({ salt: c.name, secret: c.secret }, seal(c.value), c.now)
}

/**
 * The inner string of a signed cookie. `undefined` for every failure (signature, older than 31 days, from the future,
 * not a string, over the inflate limit), and no reason: Streamlit treats such a cookie as absent and logs nothing.
 * `now` is in unix seconds.
 */
export function readSignedCookie(c: { name: string; cookie: string; secret: string; now: number }): string | undefined {
  const payload = unsignTimed({ salt: c.name, secret: c.secret }, c.cookie, { now: c.now, maxAge: signedCookieMaxAge })
  if (payload === undefined) return undefined
  const sealed = lastSealed.get(payload)
  if (sealed !== undefined) return sealed
  const text = openPayload(payload)
  return text === undefined ? undefined : innerString(text)
}

/** What was sealed last, by its payload: a cookie comes back as soon as it has been set, and need not be unpacked then. */
const lastSealed = new Map<string, string>()
const MOST_SEALED = 100
/** Bytes. */
const LONGEST_SEALED = 8192

// itsdangerous compresses only when that saves more than one byte: the dot that marks it costs one.
function seal(value: string): string {
  checkEncodable(`"${value}"`)
  const json = utf8(JSON.stringify(value))
  const packed = deflate(json)
  const payload = packed.length < json.length - 1 ? `.${toBase64Url(packed)}` : toBase64Url(json)
  if (json.length > LONGEST_SEALED) return payload
  const [oldest] = lastSealed.keys()
  if (lastSealed.size >= MOST_SEALED && oldest !== undefined) lastSealed.delete(oldest)
  lastSealed.set(payload, value)
  return payload
}
