import type { CustomFetch } from 'openid-client'
import { asResponse, bodyOf } from '#lib/message/message.ts'
import type { Fetch } from './client.ts'

/** The most bytes of an answer. */
export const ANSWER_LIMIT_BYTES: number = 512 * 1024
const LIMIT_SECONDS = 5

/**
 * openid-client's `fetch`: whole messages, an answer within 5 seconds and 512 KiB, no redirect followed.
 * Throws a TypeError where the answer is longer, and what the signal gives as its reason where it comes too late.
 */
export function boundedFetch(fetch: Fetch): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const timeout = AbortSignal.timeout(LIMIT_SECONDS * 1000)
    const answer = await fetch({
      method,
      url,
      headers: new Headers(headers),
      // The bodies of the token endpoint are forms (RFC 6749 §4.1.3).
      body: body === undefined || body === null ? null : bodyOf(String(body)),
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    })
    if (answer.body && answer.body.byteLength > ANSWER_LIMIT_BYTES) {
      throw new TypeError(`the provider’s answer is longer than ${ANSWER_LIMIT_BYTES} bytes`)
    }
    return asResponse(answer)
  }
}
