import type { IncomingMessage } from 'node:http'
import type { ConnectionLimits } from './connections.ts'

/** Bytes, counts and milliseconds that one request may take. */
export const limits = {
  headerBytes: 32 * 1024,
  urlBytes: 8 * 1024,
  bodyBytes: 64 * 1024,
  queryParameters: 100,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connections: 4_000,
  requestsPerConnection: 1_000,
} as const

export const connectionLimits = {
  perAddress: 400,
  pipelined: 16,
  answerTimeout: 60_000,
  checkingInterval: 1_000,
} as const satisfies ConnectionLimits

/** An oversized body is read on without being kept up to here, so that a browser gets to see the answer. */
const patience = { bytes: 1024 * 1024, milliseconds: 500 } as const

/** `.` and `..`, each dot as it is or percent-encoded. */
const dotSegment = /^(?:\.|%2e){1,2}$/i

/**
 * The status that refuses a request target, or null when it is within bounds. A path that a URL parser would turn into
 * another one is nobody's: routes, headers and the lab would each read it in their own way (URL Standard, path state).
 */
export function judgeUrl(url: string): 400 | 404 | 414 | null {
  if (Buffer.byteLength(url) > limits.urlBytes) return 414
  if (!url.startsWith('/')) return 400
  const [path = '', ...rest] = url.split('?')
  if (path.includes('\\') || path.split('/').some((segment) => dotSegment.test(segment))) return 404
  // A path that is still encoded after decoding once would mean one thing here and another to the router.
  if (path.includes('%') && (!isPercentEncoded(path) || path.includes('%25'))) return 400
  const query = rest.join('?')
  return query.split('&').length > limits.queryParameters ? 400 : null
}

/**
 * Reads a request's body whole.
 * @returns the bytes, or null when there are more than `limits.bodyBytes`; then the connection has to be closed
 * @throws when the connection breaks off first
 */
export function readBody(req: IncomingMessage): Promise<Buffer | null> {
  if (req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined) {
    return Promise.resolve(Buffer.alloc(0))
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    let timer: NodeJS.Timeout | undefined
    const refuse = () => {
      req.pause()
      resolve(null)
    }
    const refuseSoon = () => {
      chunks.length = 0
      timer ??= setTimeout(refuse, patience.milliseconds)
    }
    if (Number(req.headers['content-length'] ?? 0) > limits.bodyBytes) refuseSoon()
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > patience.bytes) refuse()
      else if (bytes > limits.bodyBytes) refuseSoon()
      else chunks.push(chunk)
    })
    req.once('end', () => resolve(bytes > limits.bodyBytes ? null : Buffer.concat(chunks)))
    req.once('error', reject)
    req.once('close', () => {
      clearTimeout(timer)
      if (!req.readableEnded) reject(new Error('the connection closed before the body was whole'))
    })
  })
}

function isPercentEncoded(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
