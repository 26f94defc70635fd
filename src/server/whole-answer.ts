import type { ServerResponse } from 'node:http'
import { compressAnswer } from './compress.ts'
import { requestIdMark } from './error-page.ts'

/**
 * Holds an answer back until it is whole, then sends it at once, compressed, with its length. A page that fails halfway
 * becomes an error page that way, not a broken page with status 200; and Astro's error pages get the request's id.
 * @param answerError called instead of a 404 or 500 that says nothing; it sends a page of its own
 */
export function sendWhole(res: ServerResponse, id: string, answerError: (status: 404 | 500) => void): void {
  const original = { writeHead: res.writeHead, write: res.write, end: res.end }
  const chunks: Buffer[] = []
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
  }
  const finish = (send: () => void) => {
    Object.assign(res, original)
    send()
    Object.assign(res, { writeHead: () => res, write: () => true, end: () => res })
  }
  Object.assign(res, {
    writeHead(status: number, ...rest: unknown[]) {
      res.statusCode = status
      keepHeaders(res, rest.at(-1))
      return res
    },
    write(chunk: unknown, ...rest: unknown[]) {
      // The adapter writes with a callback in one case only: rendering broke off, and the connection is to be cut.
      if (typeof rest.at(-1) === 'function') finish(() => answerError(500))
      else keep(chunk)
      return true
    },
    end(chunk: unknown) {
      keep(chunk)
      finish(() => send(res, { id, body: Buffer.concat(chunks), answerError }))
      return res
    },
  })
}

interface Whole {
  readonly id: string
  readonly body: Buffer
  readonly answerError: (status: 404 | 500) => void
}

function send(res: ServerResponse, { id, body, answerError }: Whole): void {
  const { statusCode: status } = res
  if (status !== 404 && status !== 500) {
    const sent = compressAnswer(res, body)
    if (status !== 204 && status !== 304) res.setHeader('content-length', Buffer.byteLength(sent))
    res.end(sent)
    return
  }
  const text = body.toString()
  if (text === '' || text === 'Internal Server Error') {
    answerError(status)
    return
  }
  const page = text.replaceAll(requestIdMark, id)
  res.setHeader('content-length', Buffer.byteLength(page))
  res.setHeader('cache-control', 'no-store')
  res.setHeader('x-request-id', id)
  res.end(page)
}

function keepHeaders(res: ServerResponse, headers: unknown): void {
  if (typeof headers !== 'object' || headers === null) return
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
}
