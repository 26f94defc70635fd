import { answerError, type Passage } from '../answer.ts'
import type { RateKind } from './kinds.ts'

const what: Readonly<Record<RateKind, string>> = {
  pages: 'pages',
  logins: 'requests to the sample apps and providers',
  begun: 'logins',
  inspector: 'pages of the lab',
  searches: 'searches',
  plays: 'logins to be played',
  registrations: 'registrations',
}

/**
 * Answers 429 (RFC 6585 §4) to an address that has had its share. A program at a provider's endpoint is told in JSON.
 * @param seconds when it may come back
 */
export function answerTooMany(passage: Passage, kind: RateKind, seconds: number): void {
  const { req, res, path, headers } = passage
  const text = `Your address has asked for very many ${what[kind]}. Come back in ${inWords(seconds)}.`
  if (req.method !== 'POST' || !path.startsWith('/provider/')) {
    answerError(passage, { status: 429, text, retryAfter: seconds })
    return
  }
  const body = JSON.stringify({ error: 'temporarily_unavailable', error_description: text })
  res.writeHead(429, {
    ...headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'retry-after': String(seconds),
  })
  res.end(body)
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  if (seconds < 90) return seconds === 1 ? 'a second' : `${seconds} seconds`
  return `${minutes} minutes`
}
