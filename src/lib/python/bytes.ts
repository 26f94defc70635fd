const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The UTF-8 bytes of a text; a lone surrogate becomes U+FFFD. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** `undefined` for what is not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

const letters = utf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
const urlLetters = utf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')

/** Base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return encode(bytes, letters) + '='.repeat((3 - (bytes.length % 3)) % 3)
}

/** Base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return encode(bytes, urlLetters)
}

// By table, since btoa wants its bytes as a string first: a signature's cost would be three quarters base64.
function encode(bytes: Uint8Array, alphabet: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let to = 0
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    // Beyond the end of the text, writing has no effect.
    codes[to++] = alphabet[group >> 18] ?? 0
    codes[to++] = alphabet[(group >> 12) & 63] ?? 0
    codes[to++] = alphabet[(group >> 6) & 63] ?? 0
    codes[to++] = alphabet[group & 63] ?? 0
  }
  return decoder.decode(codes)
}

const notALetter = 64
const values = new Uint8Array(128).fill(notALetter)
for (const alphabet of [letters, urlLetters]) {
  for (const [value, code] of alphabet.entries()) values[code] = value
}

/** Base64 or base64url, with the right padding or none; `undefined` for anything else. */
export function fromBase64(text: string): Uint8Array | undefined {
  const end = text.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)
  if (end % 4 === 1 || (end < text.length && text.length % 4 !== 0)) return undefined
  const bytes = new Uint8Array(Math.floor((end * 3) / 4))
  let to = 0
  let group = 0
  for (let at = 0; at < end; at++) {
    const value = values[text.charCodeAt(at)] ?? notALetter
    if (value === notALetter) return undefined
    group = ((group << 6) | value) & 0xff_ffff
    if (at % 4 === 1) bytes[to++] = group >> 4
    else if (at % 4 === 2) bytes[to++] = (group >> 2) & 0xff
    else if (at % 4 === 3) bytes[to++] = group & 0xff
  }
  return bytes
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Compares in a time that says nothing of where two texts of bytes differ. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false
  let difference = 0
  for (let at = 0; at < one.length; at++) difference |= (one[at] ?? 0) ^ (other[at] ?? 0)
  return difference === 0
}
