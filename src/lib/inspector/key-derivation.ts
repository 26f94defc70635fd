import { toBase64Url, toHex } from '#lib/python/bytes.ts'
import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import { deriveKey, signatureOf } from '#lib/streamlit/itsdangerous.ts'
import { sessionSalt } from '#lib/streamlit/session-cookie.ts'
import { sessionCookie, sessionMaxAge } from '#lib/streamlit/set-cookie.ts'
import { signedCookieMaxAge } from '#lib/streamlit/signed-cookie.ts'

/** What Streamlit makes of a signed cookie. `unreadable`: it has not the three parts of one. */
export type SignatureVerdict = 'valid' | 'forged' | 'too-old' | 'from-the-future' | 'unreadable'

/** How the signature of one cookie comes about, computed with the app's own secret. */
export interface KeyDerivation {
  readonly salt: string
  readonly secret: string
  /** SHA-1 of salt, "signer" and secret, in hexadecimal. */
  readonly keyHex: string
  /** What is signed: payload, dot, time. */
  readonly signed: string
  /** HMAC-SHA-1 of that with the key, as base64url. */
  readonly expected: string
  /** What stands in the cookie. */
  readonly given: string
  readonly matches: boolean
  readonly verdict: SignatureVerdict
  /** Seconds from the cookie's own time to now; null when that time cannot be read. */
  readonly age: number | null
  /** The age in seconds at which it is refused. */
  readonly maxAge: number
}

/** The steps from `cookie_secret` to a cookie's signature (itsdangerous 2.2). `now` is in unix seconds. */
export function keyDerivation(c: { name: string; value: string; secret: string; now: number }): KeyDerivation | null {
  const [, signed, given] = /^(.+\.[^.]*)\.([^.]*)$/s.exec(c.value) ?? []
  if (signed === undefined || given === undefined) return null
  const isSession = c.name === sessionCookie
  const salt = isSession ? sessionSalt : c.name
  const maxAge = isSession ? sessionMaxAge : signedCookieMaxAge
  const signer = { salt, secret: c.secret }
  const expected = toBase64Url(signatureOf(signer, signed))
  const matches = expected === given
  const signedAt = timeOf(signed)
  const age = signedAt === undefined ? null : c.now - signedAt
  return {
    salt,
    secret: c.secret,
    keyHex: toHex(deriveKey(signer)),
    signed,
    expected,
    given,
    matches,
    verdict: verdictOf(matches, age, maxAge, c.value),
    age,
    maxAge,
  }
}

function verdictOf(matches: boolean, age: number | null, maxAge: number, value: string): SignatureVerdict {
  if (!matches) return 'forged'
  if (age === null) return 'unreadable'
  if (age < 0) return 'from-the-future'
  if (age > maxAge) return 'too-old'
  return takeApart(value) ? 'valid' : 'unreadable'
}

function timeOf(signed: string): number | undefined {
  const bytes = Buffer.from(signed.slice(signed.lastIndexOf('.') + 1), 'base64url')
  return bytes.length === 0 || bytes.length > 6 ? undefined : bytes.readUIntBE(0, bytes.length)
}
