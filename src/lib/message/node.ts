import { EventEmitter } from 'node:events'
import { type IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { addressOf } from './address.ts'
import { HeaderList } from './header-list.ts'
import type { WholeRequest, WholeResponse } from './message.ts'

const encoder = new TextEncoder()

/** What a Node handler may read of a connection. */
const connection = { encrypted: false, remoteAddress: '127.0.0.1', readable: true, writable: true }

/**
 * Calls a Node handler with a whole request, inside this process: no socket, and no stream that waits. `prepare` may
 * change the request before the handler sees it. Rejects with what the handler throws.
 */
export async function callNode(
  request: WholeRequest,
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void,
  prepare: (request: IncomingMessage) => void = () => undefined,
): Promise<WholeResponse> {
  const incoming = arrived(request)
  prepare(incoming)
  const response = new KeptResponse(incoming)
  await handler(incoming, response)
  return response.whole()
}

/** A request as Node's server hands it over, with nothing left to arrive. */
function arrived({ method, url, headers, body }: WholeRequest): IncomingMessage {
  const { path, search } = addressOf(url)
  const request = method === 'GET' ? new EventEmitter() : bodyStream(body)
  const seen = Object.fromEntries(headers)
  delete seen['transfer-encoding']
  if (body) seen['content-length'] = String(body.byteLength)
  Object.assign(request, {
    method,
    url: path + search,
    headers: seen,
    httpVersion: '1.1',
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    socket: connection,
  })
  // With these members it is all that Koa, oidc-provider and Astro's adapter use of the class; of a GET they read nothing.
  return request as unknown as IncomingMessage
}

function bodyStream(body: Uint8Array | null): Readable {
  const stream = new Readable({ read: () => undefined })
  if (body) stream.push(body)
  stream.push(null)
  return stream
}

/** A response that is kept where others are sent. */
class KeptResponse extends ServerResponse {
  readonly #chunks: Uint8Array<ArrayBuffer>[] = []
  readonly #ended = Promise.withResolvers<void>()

  override write(chunk: unknown): boolean {
    if (typeof chunk === 'string') this.#chunks.push(encoder.encode(chunk))
    else if (chunk instanceof Uint8Array) this.#chunks.push(new Uint8Array(chunk))
    return true
  }

  override end(chunk?: unknown): this {
    if (this.writableEnded) return this
    this.write(chunk)
    this.finished = true
    this.emit('finish')
    this.#ended.resolve()
    return this
  }

  async whole(): Promise<WholeResponse> {
    await this.#ended.promise
    const headers = new HeaderList()
    for (const name of this.getHeaderNames()) {
      const value = this.getHeader(name)
      if (Array.isArray(value)) for (const one of value) headers.append(name, one)
      else headers.append(name, String(value))
    }
    const [only = null] = this.#chunks
    const body = this.#chunks.length > 1 ? new Uint8Array(Buffer.concat(this.#chunks)) : only
    return { status: this.statusCode, headers, body: body?.length === 0 ? null : body }
  }
}
