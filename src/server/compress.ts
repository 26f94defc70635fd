import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type Coding, codingsTaken } from './coding.ts'

/** Below this many bytes an answer fits one packet as it is. */
const LEAST_BYTES = 1024

/** The lowest levels: of a page of 45 kB the best that may be made while someone waits saves a tenth more, for five times the work. */
const compressors: Readonly<Record<Coding, (body: string | Uint8Array) => Buffer>> = {
  br: (body) =>
    brotliCompressSync(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body) => gzipSync(body, { level: 1 }),
}

/** A body as it goes out. */
interface Coded {
  readonly body: string | Uint8Array
  /** It depends on what its client takes: `Vary: Accept-Encoding`. */
  readonly varies: boolean
  /** For `Content-Encoding`; null for a body as it is. */
  readonly coding: Coding | null
}

/**
 * The body of a page as its client takes it. As it is go: what is no page, small answers, and answers to another site's
 * requests, because that site could learn a secret in the page from how its length changes (BREACH).
 *
 * @param asked headers of the request
 */
export function compress(asked: IncomingHttpHeaders, contentType: unknown, body: string | Uint8Array): Coded {
  if (!String(contentType).startsWith('text/html')) return { body, varies: false, coding: null }
  const foreign = ['cross-site', 'same-site'].includes(String(asked['sec-fetch-site']))
  const [coding] = codingsTaken(asked['accept-encoding'])
  if (coding === undefined || foreign || body.length < LEAST_BYTES) return { body, varies: true, coding: null }
  return { body: compressors[coding](body), varies: true, coding }
}

/** The same, for an answer whose headers have been set: sets what the body needs. What is encoded already goes as it is. */
export function compressAnswer(res: ServerResponse, whole: Buffer): string | Uint8Array {
  if (res.hasHeader('content-encoding')) return whole
  const { body, varies, coding } = compress(res.req.headers, res.getHeader('content-type'), whole)
  if (varies) res.appendHeader('vary', 'Accept-Encoding')
  if (coding !== null) res.setHeader('content-encoding', coding)
  return body
}
