import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { errorPage, type Refusal, requestIdMark } from './error-page.ts'

/** One request on its way: what came, what goes out, and the id that joins the log to the page. */
export interface Passage {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly id: string
  /** Of the request line, without the query. */
  readonly path: string
  /** From where it comes, as client-address.ts counts it. */
  readonly address: string
  /** What every answer starts with. An answer replaces those that it sets itself. */
  readonly headers: Readonly<Record<string, string>>
}

/** Sets the headers that an answer starts with. */
export function startAnswer({ res, headers }: Pick<Passage, 'res' | 'headers'>): void {
  for (const name in headers) res.setHeader(name, headers[name] ?? '')
}

export type ErrorPages = Readonly<Record<404 | 500, string | null>>

/** The error pages of the build, where it made them. */
export function readErrorPages(clientDir: string): ErrorPages {
  const read = (name: string) => {
    try {
      return readFileSync(join(clientDir, name), 'utf8')
    } catch {
      return null
    }
  }
  return { 404: read('404.html'), 500: read('500.html') }
}

/** Answers with an error page, never to be stored. A built page is used when there is one. */
export function answerError(passage: Passage, refusal: Refusal, built: string | null = null): void {
  const { res, id } = passage
  const { status, retryAfter } = refusal
  startAnswer(passage)
  // The adapter may have set the phrase of the answer that this one replaces.
  res.statusMessage = ''
  const page = built?.replaceAll(requestIdMark, id) ?? errorPage(refusal, id)
  if (retryAfter !== undefined) res.setHeader('retry-after', retryAfter)
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(page),
    'cache-control': 'no-store',
    'x-request-id': id,
  })
  res.end(page)
}
