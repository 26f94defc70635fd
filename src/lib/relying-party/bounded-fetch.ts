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

async function readBounded(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = stream.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > LIMIT_BYTES) {
      await reader.cancel()
      throw new TypeError(`the provider’s answer is longer than ${LIMIT_BYTES} bytes`)
    }
    parts.push(part.value)
  }
  return new Uint8Array(Buffer.concat(parts))
}
