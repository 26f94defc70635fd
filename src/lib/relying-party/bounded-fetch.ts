import type { CustomFetch } from 'openid-client'
import type { Fetch } from './client.ts'

const LIMIT_BYTES = 512 * 1024
const LIMIT_SECONDS = 5

/**
 * Holds every answer of a provider to 5 seconds, 512 KiB and no redirect, because openid-client sets no body limit.
 * Throws a TypeError that says which limit was met.
 */
export function boundedFetch(fetch: Fetch): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const timeout = AbortSignal.timeout(LIMIT_SECONDS * 1000)
    const response = await fetch(url, {
      method,
      headers,
      body: body instanceof Uint8Array ? new Uint8Array(body) : (body ?? null),
      redirect: 'manual',
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    })
    return new Response(response.body === null ? null : await readBounded(response.body), {
      status: response.status,
      headers: response.headers,
    })
  }
}

async function readBounded(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const part of stream) {
    size += part.byteLength
    if (size > LIMIT_BYTES) throw new TypeError(`the provider’s answer is longer than ${LIMIT_BYTES} bytes`)
    parts.push(new Uint8Array(part))
  }
  return new Blob(parts)
}
