import type { CustomFetch } from 'openid-client'
import { HeaderList } from '#lib/message/header-list.ts'
import { asReadResponse, bodyOf } from '#lib/message/message.ts'
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
    return asReadResponse(answer)
  }
}

/**
 * Runs a task with a signal that ends it after {@link LIMIT_SECONDS}, or with `signal`. `AbortSignal.timeout` says the
 * same and stays behind after the task: at hundreds of calls a second its timers are most of what there is to do.
 */
async function withinTime<T>(signal: AbortSignal | undefined, task: (until: AbortSignal) => Promise<T>): Promise<T> {
  const end = new AbortController()
  const late = () => end.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
  const timer = setTimeout(late, LIMIT_SECONDS * 1000)
  const giveUp = () => end.abort(signal?.reason)
  signal?.addEventListener('abort', giveUp)
  try {
    return await task(end.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}
