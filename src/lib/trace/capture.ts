import type { Body, CapturedRequest, CapturedResponse } from './exchange.ts'
import { keepHeaders } from './redaction.ts'

/** The most bytes of a body that a capture keeps. */
export const BODY_LIMIT_BYTES = 16 * 1024

/** A body's text, cut at the capture limit. */
export function keepBody(text: string): Body {
  const whole = new TextEncoder().encode(text)
  if (whole.length <= BODY_LIMIT_BYTES) return { text, bytes: whole.length, cut: 0 }
  const kept = new TextDecoder().decode(whole.subarray(0, BODY_LIMIT_BYTES))
  return { text: kept.replace(/�$/, ''), bytes: whole.length, cut: whole.length - BODY_LIMIT_BYTES }
}

/** A request as it passed. Pass a clone: its body is read. */
export async function captureRequest(request: Request): Promise<CapturedRequest> {
  const text = request.body === null ? '' : await request.text()
  return {
    method: request.method,
    url: request.url,
    headers: keepHeaders(request.headers),
    body: text === '' ? null : keepBody(text),
  }
}

/** A response as it passed. `body` is its text, or null where the page itself is what the visitor sees. */
export function captureResponse(response: Response, body: string | null): CapturedResponse {
  return {
    status: response.status,
    headers: keepHeaders(response.headers),
    body: body === null || body === '' ? null : keepBody(body),
  }
}
