import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { type Coding, codingsTaken } from './coding.ts'
import { prefersMarkdown } from './prefers-markdown.ts'

type Next = () => void

/** The most bytes of files that are held in memory; what is beyond is read for each request. */
const HELD_BYTES = 64 * 1024 * 1024

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html;charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/vnd.microsoft.icon',
  '.webmanifest': 'application/manifest+json',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
}

/** The endings of the copies that `precompress` writes. */
const copies: Readonly<Record<Coding, string>> = { br: '.br', gzip: '.gz' }

/** Astro puts a hash of the content into each name under this folder. */
const hashed = '/_astro/'

interface File {
  readonly bytes: Readonly<Record<Coding | 'identity', Buffer | null>>
  readonly size: number
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Serves the files of a folder that were there when this was called, the compressed copies of `precompress` first, from
 * memory after the first time. `/guide/x/` gives `guide/x/index.html`, or `guide/x.md` to who would rather have Markdown,
 * and `/guide/x` leads there, so that a page has one address. Error pages are not served under their own names. Ranges are not served: the files are small, and a server may ignore Range (RFC 9110 §14.2).
 * @returns a handler that calls `next` when there is no such file, or the method is neither GET nor HEAD
 */
export function staticFiles(clientDir: string): (req: IncomingMessage, res: ServerResponse, next: Next) => void {
  const names = namesIn(clientDir)
  const held = new Map<string, File>()
  let size = 0
  const fileAt = (name: string): File => {
    const known = held.get(name)
    if (known) return known
    const file = readFile(clientDir, name, names)
    if (size + file.size <= HELD_BYTES) {
      held.set(name, file)
      size += file.size
    }
    return file
  }
  return (req, res, next) => {
    const name = req.method === 'GET' || req.method === 'HEAD' ? nameOf(req.url ?? '/', names) : undefined
    if (name === undefined) return next()
    const [path = '/', ...query] = (req.url ?? '/').split('?')
    if (name === `${path}/index.html`) return leadTo(res, [`${path}/`, ...query].join('?'))
    const twin = twinOf(name)
    send(req, res, fileAt(twin !== null && names.has(twin) && prefersMarkdown(req.headers.accept) ? twin : name))
  }
}

/** The name of a page's copy in Markdown, where there is one: `/guide/x.md` of `/guide/x/index.html`. */
function twinOf(name: string): string | null {
  if (name === '/index.html') return '/index.md'
  return name.endsWith('/index.html') ? name.replace('/index.html', '.md') : null
}

/** Whether what an address gives depends on `Accept`: a page with a copy, and the copy. */
function isNegotiated(name: string, names: ReadonlySet<string>): boolean {
  return name.endsWith('.md') || names.has(twinOf(name) ?? '')
}

/** Every file below a folder by its path in it, such as `/guide/index.html`. */
function namesIn(dir: string): ReadonlySet<string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Set(files.map(({ parentPath, name }) => `/${relative(dir, join(parentPath, name)).split(sep).join('/')}`))
}

function nameOf(url: string, names: ReadonlySet<string>): string | undefined {
  const path = url.split('?', 1)[0] ?? '/'
  if (/^\/(?:404|500)(?:\.html.*)?\/?$/.test(path) || /\.(?:br|gz)$/.test(path)) return undefined
  const whole = path.replace(/\/$/, '')
  return [path, `${whole}/index.html`, `${whole}.html`].find((name) => names.has(name))
}

/** A hashed name never means something else; the icon is asked for by every page, and changes hardly ever. */
function cacheControlOf(name: string): string {
  if (name.startsWith(hashed)) return 'public, max-age=31536000, immutable'
  return name === '/favicon.svg' ? 'public, max-age=600' : 'no-cache'
}

function readFile(dir: string, name: string, names: ReadonlySet<string>): File {
  const copy = (coding: Coding) =>
    names.has(name + copies[coding]) ? readFileSync(join(dir, name + copies[coding])) : null
  const bytes = { identity: readFileSync(join(dir, name)), br: copy('br'), gzip: copy('gzip') }
  const hash = createHash('sha256').update(bytes.identity).digest('base64url').slice(0, 22)
  return {
    bytes,
    size: bytes.identity.length + (bytes.br?.length ?? 0) + (bytes.gzip?.length ?? 0),
    headers: {
      // Weak: it is the same whichever way the bytes are compressed.
      etag: `W/"${hash}"`,
      'cache-control': cacheControlOf(name),
      vary: isNegotiated(name, names) ? 'Accept, Accept-Encoding' : 'Accept-Encoding',
      'content-type': contentTypes[extname(name)] ?? 'application/octet-stream',
    },
  }
}

/** `address` begins with a path that has a page here, so it leads nowhere else. */
function leadTo(res: ServerResponse, address: string): void {
  res.writeHead(301, { location: address, 'cache-control': 'no-cache', 'content-length': 0 }).end()
}

function send(req: IncomingMessage, res: ServerResponse, { bytes, headers }: File): void {
  if (isCurrent(req.headers['if-none-match'], headers['etag'])) {
    // RFC 9110 §15.4.5: with the validator and the caching headers that the 200 would have carried.
    const { 'content-type': _, ...validators } = headers
    res.writeHead(304, validators).end()
    return
  }
  const coding = codingsTaken(req.headers['accept-encoding']).find((one) => bytes[one] !== null)
  const body = bytes[coding ?? 'identity']
  res.writeHead(200, {
    ...headers,
    ...(coding ? { 'content-encoding': coding } : {}),
    'content-length': body?.length ?? 0,
  })
  res.end(body)
}

/** Whether a client has what it asks for, RFC 9110 §13.1.2: by weak comparison. */
function isCurrent(given: string | undefined, etag: string | undefined): boolean {
  if (given === undefined || etag === undefined) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return given.trim() === '*' || given.split(',').some((tag) => bare(tag) === bare(etag))
}
