import type { IncomingMessage } from 'node:http'
import { type FramedView, framedView } from '#lib/lab/framed-view.ts'
import type { Lab } from '#lib/lab/lab.ts'
import { routeOf } from '#lib/lab/route.ts'
import { visit } from '#lib/lab/visit.ts'
import { HeaderList } from '#lib/message/header-list.ts'
import type { WholeRequest, WholeResponse } from '#lib/message/message.ts'
import { answerError, type Passage } from './answer.ts'
import { auditLine } from './audit.ts'
import { compress } from './compress.ts'
import { refusals } from './error-page.ts'
import { labRefusal } from './lab-refusals.ts'
import { readBody } from './limits.ts'
import type { LogEntry } from './log.ts'
import { redirectHeaders } from './security-headers.ts'

/** The lab, and how its pages are drawn. */
export interface LabSide {
  readonly lab: Lab
  /** HTML of a page of the mini-browser. */
  readonly draw: (page: FramedView) => Promise<string>
  /** Hears of logins and registrations. */
  readonly noted: (line: LogEntry) => void
}

/** Whether a path belongs to the sample apps and providers, whose answers need nothing of Astro but a page's form. */
export function isOfLab(path: string): boolean {
  return routeOf(path) !== null
}

/** Answers a browser's request to a sample app or provider. Throws what failed on our side. */
export async function answerOfLab(passage: Passage, { lab, draw, noted }: LabSide): Promise<void> {
  const { req, res, address } = passage
  const body = await readBody(req)
  if (body === null) {
    res.setHeader('connection', 'close')
    return answerError(passage, refusals.bodyTooLarge)
  }
  const handled = await visit(lab, wholeRequest(req, body, lab.site.origin), address)
  if (!handled) return answerError(passage, refusals.notFound)
  if (!('response' in handled)) return answerError(passage, labRefusal(handled))
  const { response, page } = handled
  const line = auditLine(req.method ?? '', req.url ?? '', handled)
  if (line !== null) noted(line)
  send(passage, response, page ? await draw(framedView(page)) : response.body)
}

function wholeRequest(req: IncomingMessage, body: Buffer, origin: string): WholeRequest {
  const headers = new HeaderList()
  for (const name in req.headers) {
    const value = req.headers[name]
    if (value !== undefined) headers.append(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return {
    method: req.method ?? 'GET',
    url: new URL(origin + (req.url ?? '/')).href,
    headers,
    body: body.byteLength === 0 ? null : new Uint8Array(body),
  }
}

/**
 * Sends an answer whole. Its headers replace those that every answer of the process starts with. They go as one list of
 * names and values, which costs half of setting them one by one.
 */
function send(passage: Passage, { status, headers }: WholeResponse, body: string | Uint8Array | null): void {
  const { req, res } = passage
  const start = headers.has('location') ? redirectHeaders(passage.headers) : passage.headers
  const list: string[] = []
  for (const name in start) if (!headers.has(name)) list.push(name, start[name] ?? '')
  for (const [name, value] of headers) if (name !== 'content-length') list.push(name, value)
  const coded =
    body === null || headers.has('content-encoding') ? null : compress(req.headers, headers.get('content-type'), body)
  const sent = coded?.body ?? body
  if (coded?.varies) list.push('vary', 'Accept-Encoding')
  if (coded?.coding) list.push('content-encoding', coded.coding)
  if (status !== 204 && status !== 304) list.push('content-length', String(sent === null ? 0 : Buffer.byteLength(sent)))
  res.writeHead(status, list)
  // Node leaves the body of an answer to HEAD out, and sends a text and its headers in one piece.
  res.end(sent)
}
