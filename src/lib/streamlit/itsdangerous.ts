import { sha1 } from '@noble/hashes/legacy.js'
import { itsdangerousBase64 } from '#lib/python/base64.ts'
import { equalBytes, toBase64Url, utf8 } from '#lib/python/bytes.ts'
import { keyedHash } from './keyed-hash.ts'

/** What a key is derived from: the salt keeps a value signed for one purpose from being used for another. */
export interface Signer {
  readonly salt: string
  readonly secret: string
}

/**
 * Signs as itsdangerous 2.2 `TimestampSigner` does, with its defaults (HMAC-SHA-1, "django-concat" key).
 * `now` is in unix seconds; a fraction is cut off. Gives `<payload>.<timestamp>.<signature>`.
 */
export function signTimed(signer: Signer, payload: string, now: number): string {
  const value = `${payload}.${writeTimestamp(Math.floor(now))}`
  return `${value}.${toBase64Url(signatureOf(signer, value))}`
}

/**
 * Gives the payload back when the signature is right and its age in seconds is from 0 to `maxAge`.
 * `undefined` for every other reason, without saying which. Times are unix seconds.
 */
export function unsignTimed(
  signer: Signer,
  signed: string,
  { now, maxAge }: { now: number; maxAge: number },
): string | undefined {
  // The payload may hold dots of its own, so the parts are taken from the right.
  const end = signed.lastIndexOf('.')
  const middle = signed.lastIndexOf('.', end - 1)
  if (end < 1 || middle < 0) return undefined
  const given = itsdangerousBase64(signed.slice(end + 1))
  if (given === undefined || !equalBytes(given, signatureOf(signer, signed.slice(0, end)))) return undefined
  const signedAt = readTimestamp(signed.slice(middle + 1, end))
  if (signedAt === undefined) return undefined
  const age = Math.floor(now) - signedAt
  return age >= 0 && age <= maxAge ? signed.slice(0, middle) : undefined
}

/** SHA-1 of salt, "signer" and secret: itsdangerous' `key_derivation="django-concat"`. */
export function deriveKey({ salt, secret }: Signer): Uint8Array {
  return sha1(utf8(`${salt}signer${secret}`))
}

/** The HMAC-SHA-1 that a signer puts behind a value. */
export function signatureOf(signer: Signer, value: string): Uint8Array {
  return keyedHash('sha1', JSON.stringify([signer.salt, signer.secret]), () => deriveKey(signer))(value)
}

// Big-endian bytes without leading zeros.
function writeTimestamp(seconds: number): string {
  const bytes: number[] = []
  for (let left = seconds; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256)
  return toBase64Url(Uint8Array.from(bytes))
}

/** Unix seconds; more than a number holds is infinitely far in the future. */
function readTimestamp(text: string): number | undefined {
  return itsdangerousBase64(text)?.reduce((seconds, byte) => seconds * 256 + byte, 0)
}
