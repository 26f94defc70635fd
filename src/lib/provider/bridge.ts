import type { IncomingMessage, ServerResponse } from 'node:http'
import { toFetchHandler } from 'srvx/node'

/** A request whose body has been read, and is no larger than allowed. */
export interface ReadRequest {
  readonly request: Request
  readonly url: URL
  readonly body: Uint8Array<ArrayBuffer> | null
}

/** Reads a body up to `limit` bytes; `too-large` beyond, the rest unread. */
export async function readBody(request: Request, limit: number): Promise<ReadRequest | 'too-large'> {
  const url = new URL(request.url)
  if (!request.body) return { request, url, body: null }
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength
    if (bytes > limit) {
      // Not awaited: where the request was cloned, it settles only when the clone is read or cancelled as well.
      reader.cancel().catch(() => {})
      return 'too-large'
    }
    chunks.push(part.value)
  }
  return { request, url, body: new Uint8Array(Buffer.concat(chunks)) }
}

/**
 * Calls a Node handler with a Fetch request. The handler sees the public origin whatever Host and forwarded headers
 * the client sent, because oidc-provider builds addresses from them.
 */
export async function callNode(
  { request, url, body }: ReadRequest,
  origin: string,
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Response> {
  const { host, protocol } = new URL(origin)
  const headers = new Headers(request.headers)
  for (const name of [...headers.keys()]) {
    if (name === 'forwarded' || name.startsWith('x-forwarded')) headers.delete(name)
  }
  headers.set('host', host)
  headers.set('x-forwarded-proto', protocol.slice(0, -1))
  if (body) headers.set('content-length', String(body.byteLength))
  const target = new URL(url.pathname + url.search, origin)
  return toFetchHandler(handler)(new Request(target, { method: request.method, headers, body }))
}
