import type { Cookie, Entry, Har, Page } from 'har-format'
import type { Body, Exchange, Remark } from './exchange.ts'
import { maskExchanges } from './mask.ts'
import { headerOf, type Message, messageOf, type SetCookieLine } from './message.ts'
import type { Run } from './traces.ts'

/** Sizes and versions that nobody measured: HAR 1.2 writes -1, and asks for a text where HTTP's version belongs. */
const UNKNOWN_SIZE = -1
const UNKNOWN_VERSION = 'unknown'

/** A run as HTTP Archive 1.2, which the network panels of browsers open. Every secret is masked. */
export function harOf(run: Run): Har {
  const exchanges = maskExchanges(run.exchanges)
  const pages: Page[] = []
  let arrived = true
  const entries = exchanges.map((exchange): Entry => {
    if (exchange.channel === 'front') {
      if (arrived) pages.push(pageOf(exchange, pages.length + 1))
      arrived = headerOf(exchange.response?.headers, 'location') === undefined
    }
    return entryOf(exchange, pages.at(-1)?.id ?? 'page-1')
  })
  if (pages.length === 0 && exchanges[0]) pages.push(pageOf(exchanges[0], 1))
  return {
    log: {
      version: '1.2',
      creator: { name: 'The Streamlit authentication guide, live', version: '1' },
      pages,
      entries,
      comment: `Run of the sample app "${run.scenario}"${run.fault ? `, with the fault "${run.fault}"` : ''}. Secrets are masked: the same secret has the same name everywhere. Bodies of pages are not kept.`,
    },
  }
}

/** A page begins with each request that is not the next hop of a redirect. */
function pageOf(exchange: Exchange, number: number): Page {
  const { method, url } = exchange.request
  return { startedDateTime: iso(exchange.at), id: `page-${number}`, title: `${method} ${url}`, pageTimings: {} }
}

function entryOf(exchange: Exchange, pageref: string): Entry {
  const { at, took, channel, from, to, request, remarks } = exchange
  const { query, cookies } = messageOf(exchange)
  const inWords = ({ kind, text }: Remark) => (kind === 'fault' ? `Broken on purpose: ${text}` : text)
  const type = headerOf(request.headers, 'content-type') ?? ''
  const lane = channel === 'back' ? `${from} to ${to}, server to server` : `${from} to ${to}`
  return {
    pageref,
    startedDateTime: iso(at),
    time: microseconds(took),
    request: {
      method: request.method,
      url: request.url,
      httpVersion: UNKNOWN_VERSION,
      cookies: cookies.map(pair),
      headers: request.headers.map(pair),
      queryString: [...query].map(pair),
      ...(request.body ? { postData: { mimeType: type, text: request.body.text, ...cutNote(request.body) } } : {}),
      headersSize: UNKNOWN_SIZE,
      bodySize: request.body?.bytes ?? 0,
    },
    response: answer(exchange, messageOf(exchange)),
    cache: {},
    timings: { send: 0, wait: microseconds(took), receive: 0 },
    comment: [lane, ...remarks.map(inWords)].join('. '),
  }
}

function answer({ response }: Exchange, { setCookies, isPage }: Message): Entry['response'] {
  if (!response) return noAnswer
  const { status, headers, body } = response
  const mimeType = headerOf(headers, 'content-type') ?? ''
  const notKept = body === null && isPage
  return {
    status,
    statusText: '',
    httpVersion: UNKNOWN_VERSION,
    cookies: setCookies.map(cookieSet),
    headers: headers.map(pair),
    content: {
      size: body?.bytes ?? 0,
      mimeType,
      ...(body ? { text: body.text, ...cutNote(body) } : {}),
      ...(notKept ? { comment: 'The body is the page that the browser showed. It is not kept.' } : {}),
    },
    redirectURL: headerOf(headers, 'location') ?? '',
    headersSize: UNKNOWN_SIZE,
    bodySize: body ? body.bytes : notKept ? UNKNOWN_SIZE : 0,
  }
}

/** HAR asks for a response in every entry; browsers write status 0 where none came. */
const noAnswer: Entry['response'] = {
  status: 0,
  statusText: '',
  httpVersion: UNKNOWN_VERSION,
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: '' },
  redirectURL: '',
  headersSize: UNKNOWN_SIZE,
  bodySize: UNKNOWN_SIZE,
  comment: 'Sent, no answer came back.',
}

function cookieSet({ name, value, attributes, removes }: SetCookieLine): Cookie {
  const find = (wanted: string) => attributes.find(([key]) => key.toLowerCase() === wanted)?.[1]
  const path = find('path')
  const expires = Date.parse(find('expires') ?? '')
  return {
    name,
    value,
    ...(path === undefined ? {} : { path }),
    ...(Number.isNaN(expires) ? {} : { expires: iso(expires) }),
    httpOnly: find('httponly') !== undefined,
    secure: find('secure') !== undefined,
    ...(removes ? { comment: 'This line removes the cookie.' } : {}),
  }
}

function cutNote({ cut }: Body): { comment?: string } {
  return cut > 0 ? { comment: `${cut} more bytes were left out.` } : {}
}

function pair([name, value]: readonly [string, string]): { name: string; value: string } {
  return { name, value }
}

function iso(time: number): string {
  return new Date(time).toISOString()
}

/** Milliseconds, no finer than they were measured. */
function microseconds(time: number): number {
  return Math.round(time * 1000) / 1000
}
