import type { Header } from '#lib/trace/exchange.ts'

/** A message of a HAR with its answer, as far as it is of use here: every part is of its type, and bounded. */
export interface HarEntry {
  /** When the request was sent, milliseconds since the epoch. */
  readonly at: number
  /** Milliseconds. */
  readonly took: number
  readonly method: string
  /** As `URL` writes it. */
  readonly url: string
  readonly requestHeaders: readonly Header[]
  /** 0: no answer came. */
  readonly status: number
  readonly responseHeaders: readonly Header[]
  /** In lower case, without parameters. */
  readonly mimeType: string
  /** The text of the answer where the file has it as text. */
  readonly body: string
  /** The browser's word for what asked, such as `document`; '' where it says nothing. */
  readonly resourceType: string
}

/** What is read of a HAR at most. Lengths are in UTF-16 units. */
const most = { headers: 80, header: 16_000, cookies: 200, url: 16_000, body: 200_000 }

/** Reads one entry of a HAR (HAR 1.2, `entries`), of which nothing is certain; null where it is no message over HTTP. */
export function readEntry(raw: unknown): HarEntry | null {
  const entry = members(raw)
  const [request, response] = [members(entry['request']), members(entry['response'])]
  const url = text(request['url'], most.url)
  const parsed = text(request['url'], most.url + 1).length > most.url ? null : URL.parse(url)
  if (parsed === null || !/^(?:https?|wss?):$/.test(parsed.protocol)) return null
  const content = members(response['content'])
  const isText = content['encoding'] === undefined
  return {
    at: milliseconds(Date.parse(text(entry['startedDateTime'], 40))),
    took: milliseconds(entry['time']),
    method: text(request['method'], 20).toUpperCase(),
    url: parsed.href,
    requestHeaders: withCookies(headers(request['headers']), 'cookie', cookieLine(request['cookies'])),
    status: status(response['status']),
    responseHeaders: withLocation(
      withCookies(headers(response['headers']), 'set-cookie', setCookieLines(response['cookies'])),
      text(response['redirectURL'], most.url),
    ),
    mimeType: text(content['mimeType'], 100).split(';', 1)[0]?.trim().toLowerCase() ?? '',
    body: isText ? text(content['text'], most.body) : '',
    resourceType: text(entry['_resourceType'], 40).toLowerCase(),
  }
}

/** A value's members; of what is no object there are none. */
export function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function list(value: unknown, atMost: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, atMost) : []
}

function text(value: unknown, atMost: number): string {
  return typeof value === 'string' ? value.slice(0, atMost) : ''
}

function milliseconds(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : 0
}

function status(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 1000 ? value : 0
}

/** Names in lower case; a value that holds several lines, as some browsers write Set-Cookie, is several headers. */
function headers(value: unknown): Header[] {
  return list(value, most.headers).flatMap((one): Header[] => {
    const { name, value: said } = members(one)
    const lower = text(name, 100).toLowerCase()
    if (lower === '' || lower.startsWith(':')) return []
    return text(said, most.header)
      .split('\n')
      .map((line) => [lower, line.replace(/\r$/, '')])
  })
}

/** Some files have the cookies in lists of their own alone. */
function withCookies(all: Header[], name: string, lines: readonly string[]): Header[] {
  return all.some(([known]) => known === name) ? all : [...all, ...lines.map((line): Header => [name, line])]
}

function cookieLine(value: unknown): readonly string[] {
  const pairs = list(value, most.cookies)
    .map(cookiePair)
    .filter((pair) => pair !== '')
  return pairs.length > 0 ? [pairs.join('; ')] : []
}

function setCookieLines(value: unknown): readonly string[] {
  return list(value, most.cookies).flatMap((one) => {
    const pair = cookiePair(one)
    const { path, domain, expires, httpOnly, secure, sameSite } = members(one)
    const said = (name: string, attribute: unknown) =>
      typeof attribute === 'string' && attribute !== '' ? [`${name}=${text(attribute, 1000)}`] : []
    const flags = [httpOnly === true ? 'HttpOnly' : [], secure === true ? 'Secure' : []].flat()
    const attributes = [
      said('Path', path),
      said('Domain', domain),
      said('Expires', expires),
      said('SameSite', sameSite),
    ]
    return pair === '' ? [] : [[pair, ...attributes.flat(), ...flags].join('; ')]
  })
}

function cookiePair(value: unknown): string {
  const cookie = members(value)
  const name = text(cookie['name'], 200)
  return name === '' ? '' : `${name}=${text(cookie['value'], most.header)}`
}

function withLocation(all: Header[], redirectUrl: string): Header[] {
  return redirectUrl === '' || all.some(([name]) => name === 'location') ? all : [...all, ['location', redirectUrl]]
}
