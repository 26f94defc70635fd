import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

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
  return `${value}.${signature(signer, value).toString('base64url')}`
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
  const [, payload, timestamp, given] = /^(.*)\.([^.]*)\.([^.]*)$/s.exec(signed) ?? []
  if (payload === undefined || timestamp === undefined || given === undefined) return undefined
  if (!equal(Buffer.from(given, 'base64url'), signature(signer, `${payload}.${timestamp}`))) return undefined
  const signedAt = readTimestamp(timestamp)
  if (signedAt === undefined) return undefined
  const age = Math.floor(now) - signedAt
  return age >= 0 && age <= maxAge ? payload : undefined
}

/** SHA-1 of salt, "signer" and secret: itsdangerous' `key_derivation="django-concat"`. */
export function deriveKey({ salt, secret }: Signer): Buffer {
  return createHash('sha1').update(salt).update('signer').update(secret).digest()
}

function signature(signer: Signer, value: string): Buffer {
  return createHmac('sha1', deriveKey(signer)).update(value).digest()
}

function equal(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected)
}

// Big-endian bytes without leading zeros.
function writeTimestamp(seconds: number): string {
  const hex = seconds === 0 ? '' : seconds.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')
}

function readTimestamp(text: string): number | undefined {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length > 6) return undefined // more than a safe integer: far in the future
  return bytes.length === 0 ? 0 : bytes.readUIntBE(0, bytes.length)
}
