import type { CustomFetch, CustomFetchOptions } from 'openid-client'
import { HeaderList } from '#lib/message/header-list.ts'
import { asReadResponse, bodyOf, type WholeResponse } from '#lib/message/message.ts'
import type { Fetch } from './client.ts'

/** The most bytes of an answer. */
export const ANSWER_LIMIT_BYTES: number = 512 * 1024
const LIMIT_SECONDS = 5

/**
 * openid-client's `fetch`: whole messages, an answer within 5 seconds and 512 KiB, no redirect followed.
 * Throws a TypeError where the answer is longer, and what the signal gives as its reason where it comes too late.
 */
export function boundedFetch(fetch: Fetch): CustomFetch {
  return async (url, options) => asReadResponse(await boundedAnswer(fetch, url, options))
}

/** What of openid-client's options is looked at. */
type Asking = Pick<CustomFetchOptions, 'method' | 'headers'> & Partial<Pick<CustomFetchOptions, 'body' | 'signal'>>

/** The same answer, whole. */
export async function boundedAnswer(
  fetch: Fetch,
  url: string,
  { method, headers, body, signal }: Asking,
): Promise<WholeResponse> {
  const answer = await withinTime(signal, (until) =>
    fetch({
      method,
      url,
      headers: new HeaderList(headers),
      // The bodies of the token endpoint are forms (RFC 6749 §4.1.3).
      body: body === undefined || body === null ? null : bodyOf(String(body)),
      signal: until,
    }),
  )
  if (answer.body && answer.body.byteLength > ANSWER_LIMIT_BYTES) {
    throw new TypeError(`the provider’s answer is longer than ${ANSWER_LIMIT_BYTES} bytes`)
  }
  return answer
}

/**
 * Runs a task with a signal that ends it after {@link LIMIT_SECONDS}, or with `signal`. The signal is made when the task
 * asks for it, and its timer goes with the task: nearly every answer is there before anyone would.
 */
async function withinTime<T>(
  signal: AbortSignal | undefined,
  task: (until: () => AbortSignal) => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  let made: AbortSignal | undefined
  const until = (): AbortSignal => {
    if (made) return made
    const late = new AbortController()
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError')
    timer = setTimeout(() => late.abort(reason), LIMIT_SECONDS * 1000)
    made = signal ? AbortSignal.any([late.signal, signal]) : late.signal
    return made
  }
  try {
    return await task(until)
  } finally {
    clearTimeout(timer)
  }
}
