import { Inflate } from 'pako'
import { loads } from './python-json.ts'

/** The most a compressed payload may unfold to, in bytes. A cookie that inflates to more is not read. */
export const inflateLimit = 1_000_000

/**
 * The text inside the payload of an itsdangerous `URLSafeSerializer` value: base64url, and zlib when it begins with a dot.
 * For Streamlit's cookies this text is a JSON string. `undefined` when it cannot be decoded or is over the limit.
 * Runs in a browser too. Says nothing about who made the payload.
 */
export function openPayload(payload: string): string | undefined {
  const bytes = payload.startsWith('.') ? inflate(fromBase64(payload.slice(1))) : fromBase64(payload)
  return bytes && fromUtf8(bytes)
}

/** The JSON string in an opened payload; `undefined` when the text is not JSON or is another kind of value. */
export function innerString(text: string): string | undefined {
  const value = loads(text)
  return typeof value === 'string' ? value : undefined
}

// Both alphabets, padding optional: identity cookies use base64url, the session cookie plain base64.
function fromBase64(text: string): Uint8Array | undefined {
  if (!/^[\w+/-]*={0,2}$/.test(text)) return undefined
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

function inflate(bytes: Uint8Array | undefined): Uint8Array | undefined {
  if (!bytes) return undefined
  const stream = new Inflate({ windowBits: 15, chunkSize: 65_536 })
  const parts: Uint8Array[] = []
  let size = 0
  let complete = false
  stream.onData = (part) => {
    if (!(part instanceof Uint8Array)) return
    size += part.length
    if (size > inflateLimit) throw new RangeError(`inflates to more than ${inflateLimit} bytes`)
    parts.push(part)
  }
  stream.onEnd = (status) => {
    complete = status === 0
  }
  try {
    stream.push(bytes, true)
  } catch {
    return undefined
  }
  return complete ? join(parts, size) : undefined
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
