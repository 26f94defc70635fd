import { type IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { CustomFetch } from 'openid-client'
import type { NodeHandler } from './bare-app.ts'

/** A request whose body is there from the start, with as much of IncomingMessage as Koa and oidc-provider read. */
class WholeRequest extends Readable {
  readonly httpVersion = '1.1'
  readonly httpVersionMajor = 1
  readonly httpVersionMinor = 1
  readonly socket = { encrypted: false, remoteAddress: '127.0.0.1' }
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly #body: string | null

  constructor(method: string, url: string, headers: Readonly<Record<string, string>>, body: string | null) {
    super()
    this.method = method
    this.url = url
    this.headers = headers
    this.#body = body
  }

  override _read(): void {
    if (this.#body !== null) this.push(this.#body)
    this.push(null)
  }
}

/** A response whose body is a text, without a stream around it. */
class WholeResponse extends Response {
  readonly #body: string

  constructor(body: string, init: ResponseInit) {
    super(null, init)
    this.#body = body
  }

  override text(): Promise<string> {
    return Promise.resolve(this.#body)
  }

  override async json(): Promise<unknown> {
    return JSON.parse(this.#body)
  }

  override clone(): Response {
    return this
  }
}

/** Calls a Node handler without a socket, a web stream or a serialised head in between. */
export function callWhole(handler: NodeHandler, host: string): CustomFetch {
  return (url, { body, headers, method }) =>
    new Promise((resolve, reject) => {
      const { pathname, search } = new URL(url)
      const text = body ? String(body) : null
      const length = text === null ? null : { 'content-length': String(Buffer.byteLength(text)) }
      const request = new WholeRequest(method, pathname + search, { ...lowerCase(headers), host, ...length }, text)
      // The border to Node's types: what is missing of IncomingMessage is what no handler here reads.
      const req = request as unknown as IncomingMessage
      const res = new ServerResponse(req)
      const end = (chunk?: unknown) => {
        const answer = typeof chunk === 'string' || Buffer.isBuffer(chunk) ? chunk.toString() : ''
        resolve(new WholeResponse(answer, { status: res.statusCode, headers: flat(res.getHeaders()) }))
        return res
      }
      handler(req, Object.assign(res, { end })).catch(reject)
    })
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function flat(headers: NodeJS.Dict<number | string | string[]>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    [value ?? []].flat().map((one) => [name, String(one)]),
  )
}
