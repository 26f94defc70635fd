import { HeaderList } from './header-list.ts'
/** A request with its body read: how messages pass inside this process. Web-standard ones stand at the borders of lib. */
export interface WholeRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: HeaderList
  readonly body: Uint8Array<ArrayBuffer> | null
  /** Where the sender may give up: made when it is asked for. */
  readonly signal?: () => AbortSignal
}

/** A response with its whole body. */
export interface WholeResponse {
  readonly status: number
  readonly headers: HeaderList
  readonly body: Uint8Array<ArrayBuffer> | null
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The texts of bodies that are sent again and again, and what they are in JSON. */
const keptTexts = new WeakMap<Uint8Array, string>()
const keptValues = new WeakMap<Uint8Array, unknown>()

/** A body as text; '' for none. What is no UTF-8 becomes U+FFFD. */
export function textOf(body: Uint8Array | null): string {
  return body === null ? '' : (keptTexts.get(body) ?? decoder.decode(body))
}

/** Reads a body once for all the times that its text or JSON will be asked for. It must not change. */
export function keepText(body: Uint8Array | null): void {
  if (body !== null) keptTexts.set(body, decoder.decode(body))
}

/**
 * What a body is in JSON. Of one that {@link keepText} was told of it is the same object each time, which must not be
 * changed: who keeps something for a key keeps it for good. Throws a SyntaxError where it is no JSON.
 */
function jsonOf(body: Uint8Array | null): unknown {
  if (body === null || !keptTexts.has(body)) return JSON.parse(textOf(body))
  const value = keptValues.get(body) ?? JSON.parse(textOf(body))
  keptValues.set(body, value)
  return value
}

/** A text as a body; null for ''. */
export function bodyOf(text: string): Uint8Array<ArrayBuffer> | null {
  return text === '' ? null : encoder.encode(text)
}

/** Reads a request whole. For those whose size somebody has bounded already. */
export async function readRequest({ method, url, headers, signal, body }: Request): Promise<WholeRequest> {
  const read = await readBody(body, Number.POSITIVE_INFINITY)
  return {
    method,
    url,
    headers: new HeaderList(headers),
    body: read === 'too-large' ? null : read,
    signal: () => signal,
  }
}

/** Reads a request's body up to `limit` bytes; `too-large` beyond, the rest unread. */
export async function readRequestUpTo(limit: number, request: Request): Promise<WholeRequest | 'too-large'> {
  const { method, url, headers, signal } = request
  const body = await readBody(request.body, limit)
  return body === 'too-large' ? body : { method, url, headers: new HeaderList(headers), body, signal: () => signal }
}

/** Reads a response's body up to `limit` bytes. Throws a TypeError beyond. */
export async function readResponse({ status, headers, body }: Response, limit: number): Promise<WholeResponse> {
  const read = await readBody(body, limit)
  if (read === 'too-large') throw new TypeError(`the answer is longer than ${limit} bytes`)
  return { status, headers: new HeaderList(headers), body: read }
}

/** A whole request as a web-standard one. */
export function asRequest({ method, url, headers, body, signal }: WholeRequest): Request {
  return new Request(url, { method, headers: headers.toHeaders(), body, ...(signal && { signal: signal() }) })
}

/** A whole response as a web-standard one. */
export function asResponse({ status, headers, body }: WholeResponse): Response {
  return new Response(body, { status, headers: headers.toHeaders() })
}

/**
 * The same for openid-client, which asks for the status, for headers in lower case, and for `json()` or `text()`, and
 * takes every class that calls itself Response. Making Node's own, and reading a stream, would cost more than all the
 * rest of the message.
 */
export function asReadResponse(whole: WholeResponse): Response {
  // It has what the library uses of the class.
  return new ReadResponse(whole) as unknown as Response
}

class ReadResponse {
  readonly status: number
  readonly headers: HeaderList
  readonly bodyUsed = false
  readonly #body: WholeResponse['body']
  constructor({ status, headers, body }: WholeResponse) {
    this.status = status
    this.headers = headers
    this.#body = body
  }
  get [Symbol.toStringTag](): string {
    return 'Response'
  }
  async text(): Promise<string> {
    return textOf(this.#body)
  }
  async json(): Promise<unknown> {
    return jsonOf(this.#body)
  }
  clone(): ReadResponse {
    return this
  }
}

/** An answer in JSON. `headers` go with it; the media type is set here. */
export function jsonAnswer(value: unknown, status: number, headers: HeaderList = new HeaderList()): WholeResponse {
  headers.set('content-type', 'application/json')
  return { status, headers, body: bodyOf(JSON.stringify(value)) }
}

async function readBody(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null | 'too-large'> {
  if (!stream) return null
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength
    if (bytes > limit) {
      // Not awaited: where the message was cloned, it settles only when the clone is read or cancelled as well.
      reader.cancel().catch(() => {})
      return 'too-large'
    }
    chunks.push(part.value)
  }
  return joined(chunks, bytes)
}

function joined(chunks: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
