import { createHash } from 'node:crypto'

/** Identifiers of accounts, as each provider forms them. The same shape and persona have the same one in every process. */
function bytesOf(...parts: readonly string[]): Buffer {
  return createHash('sha512').update(parts.join(' ')).digest()
}

/** A UUID of version 4. */
export function madeUuid(...parts: readonly string[]): string {
  const hex = bytesOf(...parts).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Decimal digits, the first of which is 1. */
export function madeDigits(length: number, ...parts: readonly string[]): string {
  return `1${[...bytesOf(...parts)].map((byte) => byte % 10).join('')}`.slice(0, length)
}

/** Hexadecimal digits, 128 at most. */
export function madeHex(length: number, ...parts: readonly string[]): string {
  return bytesOf(...parts)
    .toString('hex')
    .slice(0, length)
}

/** Characters of `[A-Za-z0-9_-]`, 86 at most. */
export function madeWord(length: number, ...parts: readonly string[]): string {
  return bytesOf(...parts)
    .toString('base64url')
    .slice(0, length)
}
