import type { Body, Exchange, Header } from '#lib/trace/exchange.ts'
import { cleanAddress } from './clean-address.ts'
import type { HarEntry } from './har-entry.ts'
import type { LoginMessage } from './login-messages.ts'
import { visibleWords } from './visible-words.ts'

const requestHeaders = new Set(
  'accept content-type cookie host origin referer sec-fetch-dest sec-fetch-mode sec-fetch-site user-agent'.split(' '),
)
const responseHeaders = new Set('cache-control content-type location set-cookie www-authenticate'.split(' '))

/**
 * An entry in the form in which this site captures messages. What is no part of the protocol is left out already: other
 * headers, other parameters, whatever a person typed. Secrets are still in it.
 */
export function toExchange({ entry, to, phase }: LoginMessage): Exchange {
  const { method, url, at, took, status } = entry
  const ofProvider = to === 'provider'
  return {
    at,
    took,
    channel: 'front',
    from: 'browser',
    to,
    tenant: null,
    request: {
      method,
      url: cleanAddress(url, ofProvider && phase !== 'authorization'),
      headers: kept(entry.requestHeaders, requestHeaders, ofProvider),
      body: null,
    },
    response:
      status === 0
        ? null
        : { status, headers: typed(entry, ofProvider), body: ofProvider || status >= 400 ? saidBy(entry) : null },
    remarks: [],
    phase,
  }
}

function kept(all: readonly Header[], wanted: ReadonlySet<string>, ofProvider: boolean): Header[] {
  return all
    .filter(([name]) => wanted.has(name))
    .map(([name, value]) => [name, name === 'location' || name === 'referer' ? cleanAddress(value, ofProvider) : value])
}

function typed(entry: HarEntry, ofProvider: boolean): Header[] {
  const all = kept(entry.responseHeaders, responseHeaders, ofProvider)
  const hasType = !entry.mimeType.includes('/') || all.some(([name]) => name === 'content-type')
  return hasType ? all : [...all, ['content-type', entry.mimeType]]
}

/** What a page or an answer says: JSON as it is, of a page the words that a person sees. */
function saidBy({ mimeType, body }: HarEntry): Body | null {
  const text = mimeType.includes('json') ? body : visibleWords(body)
  return text === '' ? null : { text, bytes: body.length, cut: 0 }
}
