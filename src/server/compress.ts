import type { ServerResponse } from 'node:http'
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

/**
 * The body of a page as its client takes it; sets `Content-Encoding` and `Vary`. As it is go: what is no page or is
 * encoded already, small answers, and answers to another site's requests, because that site could learn a secret in the
 * page from how its length changes (BREACH).
 */
export function compress(res: ServerResponse, body: string | Uint8Array): string | Uint8Array {
  const { headers } = res.req
  if (!String(res.getHeader('content-type')).startsWith('text/html') || res.hasHeader('content-encoding')) return body
  res.appendHeader('vary', 'Accept-Encoding')
  const foreign = ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']))
  const [coding] = codingsTaken(headers['accept-encoding'])
  if (coding === undefined || foreign || body.length < LEAST_BYTES) return body
  res.setHeader('content-encoding', coding)
  return compressors[coding](body)
}
