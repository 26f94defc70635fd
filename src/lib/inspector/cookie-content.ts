import { loadsObject } from '#lib/python/json.ts'
import { innerString, openPayload } from '#lib/streamlit/payload.ts'
import { indentedJson, visibleText } from './visible-text.ts'

/** What a cookie of Streamlit's says, read without its secret. */
export interface CookieContent {
  /** Payload, time and signature as they stand in the cookie. */
  readonly parts: readonly [payload: string, time: string, signature: string]
  readonly compressed: boolean
  /** Null when the time is none. */
  readonly signedAt: Date | null
  /** The inner string, JSON indented; null when the payload does not unpack. */
  readonly text: string | null
  /** Bytes on the way in: base64 text, what it decodes to, what that unfolds to. */
  readonly sizes: { readonly base64: number; readonly packed: number; readonly unpacked: number } | null
}

/** Takes the three parts apart, from the right; null when there are not three. Verifies nothing. */
export function cookieContent(value: string): CookieContent | null {
  const [, payload, time, signature] = /^(.+)\.([^.]*)\.([^.]*)$/s.exec(value) ?? []
  if (payload === undefined || time === undefined || signature === undefined) return null
  const compressed = payload.startsWith('.')
  const opened = openPayload(payload)
  const inner = opened === undefined ? undefined : (innerString(opened) ?? (loadsObject(opened) && opened))
  const base64 = payload.replace(/^\./, '').replace(/=+$/, '').length
  return {
    parts: [payload, time, signature],
    compressed,
    signedAt: timeOf(time),
    text: inner === undefined ? null : indented(inner),
    sizes:
      opened === undefined
        ? null
        : { base64, packed: Math.floor((base64 * 3) / 4), unpacked: new TextEncoder().encode(opened).length },
  }
}

/** JSON indented, other text as it is; nothing in it can hide. */
export function indented(text: string): string {
  return visibleText(indentedJson(text))
}

function timeOf(time: string): Date | null {
  const bytes = Buffer.from(time, 'base64url')
  return bytes.length === 0 || bytes.length > 5 ? null : new Date(bytes.readUIntBE(0, bytes.length) * 1000)
}
