import type { IncomingMessage } from 'node:http'
import { type FramedView, framedView } from '#lib/lab/framed-view.ts'
import type { Lab } from '#lib/lab/lab.ts'
import { routeOf } from '#lib/lab/route.ts'
import { visit } from '#lib/lab/visit.ts'
import { HeaderList } from '#lib/message/header-list.ts'
import type { WholeRequest, WholeResponse } from '#lib/message/message.ts'
import { answerError, type Passage, startAnswer } from './answer.ts'
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
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.append(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return {
    method: req.method ?? 'GET',
    url: new URL(origin + (req.url ?? '/')).href,
    headers,
    body: body.byteLength === 0 ? null : new Uint8Array(body),
  }
}

/** Sends an answer whole. Its headers replace those that every answer of the process starts with. */
function send(passage: Passage, { status, headers }: WholeResponse, body: string | Uint8Array | null): void {
  const { res } = passage
  startAnswer(headers.has('location') ? { res, headers: redirectHeaders(passage.headers) } : passage)
  const lines: string[] = []
  for (const [name, value] of headers) {
    if (name === 'set-cookie') lines.push(value)
    else res.setHeader(name, value)
  }
  if (lines.length > 0) res.setHeader('set-cookie', lines)
  const sent = body === null ? null : compress(res, body)
  if (status !== 204 && status !== 304) res.setHeader('content-length', sent === null ? 0 : Buffer.byteLength(sent))
  res.writeHead(status)
  // Node leaves the body of an answer to HEAD out, and sends a text and its headers in one piece.
  res.end(sent)
}
