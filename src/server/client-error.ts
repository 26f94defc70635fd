import type { IncomingMessage, ServerResponse } from 'node:http'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { errorPage, type Refusal, refusals } from './error-page.ts'
import { log } from './log.ts'
import { securityHeaders } from './security-headers.ts'
import type { Settings } from './settings.ts'

const refusalOf: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: refusals.headersTooLarge,
  ERR_HTTP_REQUEST_TIMEOUT: refusals.timeout,
}

export interface ClientErrors {
  /** Tells of a request whose answer is under way, so that nothing is written into the middle of it. */
  readonly watch: (req: IncomingMessage, res: ServerResponse) => void
  readonly answer: (error: NodeJS.ErrnoException, socket: Duplex) => void
}

/** Answers what Node's parser refuses before there is a request: with a status, a page and the usual headers. */
export function clientErrors(settings: Settings): ClientErrors {
  const answers = new WeakMap<Duplex, ServerResponse>()
  const refused = new WeakSet<Duplex>()
  return {
    watch: (req, res) => answers.set(req.socket, res),
    answer: (error, socket) => {
      if (refused.has(socket)) return
      refused.add(socket)
      const begun = answers.get(socket)
      const midway = begun?.headersSent === true && !begun.writableFinished
      if (error.code === 'ECONNRESET' || !socket.writable || midway) return void socket.destroy()
      const refusal = refusalOf[error.code ?? ''] ?? refusals.badRequest
      // Browsers open connections ahead of need: one that times out is no event.
      if (refusal.status !== 408)
        log({ level: 'warn', event: 'refused', status: refusal.status, message: error.code ?? '' })
      socket.end(rawAnswer(refusal, settings))
      setTimeout(() => socket.destroy(), 1000).unref()
    },
  }
}

function rawAnswer(refusal: Refusal, settings: Settings): string {
  const page = errorPage(refusal, 'none')
  const headers = {
    ...securityHeaders(settings, '/'),
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(page),
    'cache-control': 'no-store',
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${page}`
}
