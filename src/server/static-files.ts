import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import sirv from 'sirv'

type Next = () => void

/** Types whose text is UTF-8, and types that the library has no name for. */
const contentTypes: Readonly<Record<string, string>> = {
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.pagefind': 'application/wasm',
  '.pf_meta': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.pf_fragment': 'application/octet-stream',
}

/** Astro puts a hash of the content into each name under this folder. */
const hashed = '/_astro/'

/**
 * Serves the files of a folder as they were when this was called, the compressed copies of `precompress` first.
 * `/guide/x` and `/guide/x/` both give `guide/x/index.html`. Error pages are not served under their own names.
 * @returns a handler that calls `next` when there is no such file, or the method is neither GET nor HEAD
 */
export function staticFiles(clientDir: string): (req: IncomingMessage, res: ServerResponse, next: Next) => void {
  const serve = sirv(clientDir, { etag: true, brotli: true, gzip: true, extensions: ['html'], setHeaders })
  return (req, res, next) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/'
    if ((req.method !== 'GET' && req.method !== 'HEAD') || /^\/(?:404|500)(?:\.html.*)?\/?$/.test(path)) return next()
    // The files are small; sirv's ranges trust the client's numbers. A server may ignore Range, RFC 9110 §14.2.
    delete req.headers.range
    completeNotModified(req, res, path)
    serve(req, res, next)
  }
}

/** RFC 9110 §15.4.5: a 304 carries the validator and the caching headers that the 200 would have carried. */
function completeNotModified(req: IncomingMessage, res: ServerResponse, path: string): void {
  const etag = req.headers['if-none-match']
  if (etag === undefined) return
  const { writeHead } = res
  Object.assign(res, {
    writeHead(...args: unknown[]) {
      if (args[0] === 304) {
        res.setHeader('etag', etag).setHeader('cache-control', cacheControl(path)).setHeader('vary', 'accept-encoding')
      }
      return Reflect.apply(writeHead, res, args)
    },
  })
}

function setHeaders(res: ServerResponse, path: string): void {
  res.setHeader('cache-control', cacheControl(path))
  const type = contentTypes[extname(path)]
  if (type !== undefined) res.setHeader('content-type', type)
}

function cacheControl(path: string): string {
  return path.startsWith(hashed) ? 'public, max-age=31536000, immutable' : 'no-cache'
}
