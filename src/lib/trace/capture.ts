import { textOf, type WholeRequest, type WholeResponse } from '#lib/message/message.ts'
import type { Body, CapturedRequest, CapturedResponse } from './exchange.ts'
import { keepHeaders } from './redaction.ts'

/** The most bytes of a body that a capture keeps. */
const BODY_LIMIT_BYTES = 16 * 1024

/** A body's text, cut at the capture limit. */
export function keepBody(text: string): Body {
  // One UTF-16 unit takes three bytes at most.
  if (text.length * 3 <= BODY_LIMIT_BYTES) return { text, bytes: Buffer.byteLength(text), cut: 0 }
  const whole = new TextEncoder().encode(text)
  if (whole.length <= BODY_LIMIT_BYTES) return { text, bytes: whole.length, cut: 0 }
  const kept = new TextDecoder().decode(whole.subarray(0, BODY_LIMIT_BYTES))
  return { text: kept.replace(/�$/, ''), bytes: whole.length, cut: whole.length - BODY_LIMIT_BYTES }
}

/** A request as it passed. */
export function captureRequest({ method, url, headers, body }: WholeRequest): CapturedRequest {
  return { method, url, headers: keepHeaders(headers), body: body === null ? null : keepBody(textOf(body)) }
}

/** A response as it passed. Its body is left out where the page itself is what the visitor sees. */
export function captureResponse(
  { status, headers, body }: WholeResponse,
  { withBody }: { readonly withBody: boolean },
): CapturedResponse {
  return {
    status,
    headers: keepHeaders(headers),
    body: withBody && body !== null ? keepBody(textOf(body)) : null,
  }
}
