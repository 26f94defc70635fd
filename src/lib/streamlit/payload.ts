import { fromBase64, fromUtf8 } from '#lib/python/bytes.ts'
import { loads } from '#lib/python/json.ts'
import { inflate } from './zlib.ts'

/**
 * The text inside the payload of an itsdangerous `URLSafeSerializer` value: base64url, and zlib when it begins with a dot.
 * For Streamlit's cookies this text is a JSON string. `undefined` when it cannot be decoded or is over the limit.
 * Runs in a browser too. Says nothing about who made the payload.
 */
export function openPayload(payload: string): string | undefined {
  const bytes = fromBase64(payload.startsWith('.') ? payload.slice(1) : payload)
  const opened = bytes && (payload.startsWith('.') ? inflate(bytes) : bytes)
  return opened && fromUtf8(opened)
}

/** The JSON string in an opened payload; `undefined` when the text is not JSON or is another kind of value. */
export function innerString(text: string): string | undefined {
  const value = loads(text)
  return typeof value === 'string' ? value : undefined
}
