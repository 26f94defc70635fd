import { loadsObject } from '#lib/python/json.ts'
import { cookieJar, cookiePairs } from './cookie-jar.ts'
import type { Exchange, Header } from './exchange.ts'
import { type JwtAnatomy, takeJwtApart } from './jwt.ts'
import { lazily } from './lazily.ts'
import { parseSetCookie, type SetCookie } from './parse-set-cookie.ts'
import { phaseOf } from './phase.ts'

export type Pair = readonly [name: string, value: string]

/** A Set-Cookie line of an answer, taken apart and as it came. */
export interface SetCookieLine extends SetCookie {
  readonly line: string
}

/** What a captured exchange says. Every part is parsed once, when it is first asked for. Nobody may change it. */
export interface Message {
  readonly url: URL
  readonly query: URLSearchParams
  /** The posted form, decoded, in its order; empty when the body is no `application/x-www-form-urlencoded`. */
  readonly form: readonly Pair[]
  /** The pairs of the Cookie line in its order, values as written; the first {@link MOST_COOKIES}. */
  readonly cookies: readonly Pair[]
  /** The same cookies as the app reads them: the first of a name, without quotes. */
  readonly jar: ReadonlyMap<string, string>
  /** The Set-Cookie lines of the answer, in their order. */
  readonly setCookies: readonly SetCookieLine[]
  /** Where the answer sends the browser; null when it does not, or not to an address. */
  readonly location: URL | null
  /** The answer as a JSON object; undefined when it is none, or was cut by the capture. */
  readonly json: Readonly<Record<string, unknown>> | undefined
  /** The `id_token` of the answer, decoded and not verified; undefined when it brought none that can be read. */
  readonly idToken: JwtAnatomy | undefined
  /** The answer is a page: the browser shows it, and its body is not kept. */
  readonly isPage: boolean
}

/** Chrome, which keeps the most, keeps 180 of a site; a line of more comes from no browser. */
const MOST_COOKIES = 200

const kept = new WeakMap<Exchange, Message>()

/** What an exchange says. It is kept beside the exchange, for as long as that lives. */
export function messageOf(exchange: Exchange): Message {
  const known = kept.get(exchange)
  if (known) return known
  const made = read(exchange)
  kept.set(exchange, made)
  return made
}

/** The first header of a name, which is in lower case; undefined when there is none. */
export function headerOf(headers: readonly Header[] | undefined, wanted: string): string | undefined {
  return headers?.find(([name]) => name === wanted)?.[1]
}

/** The claims of the last ID token that a run brought, decoded and not verified; empty when it brought none. */
export function claimsOf(exchanges: readonly Exchange[]): Readonly<Record<string, unknown>> {
  const last = exchanges.findLast(
    (one) => phaseOf(one) === 'token' && typeof messageOf(one).json?.['id_token'] === 'string',
  )
  return (last && messageOf(last).idToken?.claims) ?? {}
}

function read({ at, request, response }: Exchange): Message {
  const cookieLine = headerOf(request.headers, 'cookie') ?? null
  return lazily<Message>({
    url: () => new URL(request.url),
    query() {
      return this.url.searchParams
    },
    form: () => (isForm(request.headers) ? [...new URLSearchParams(request.body?.text)] : []),
    cookies: () =>
      cookiePairs(cookieLine)
        .slice(0, MOST_COOKIES)
        .flatMap(([name, value]) => (name === '' ? [] : [[name, value ?? ''] as const])),
    jar: () => cookieJar(cookieLine),
    setCookies: () =>
      (response?.headers ?? []).flatMap(([name, line]) =>
        name === 'set-cookie' ? [{ ...parseSetCookie(line, at), line }] : [],
      ),
    location() {
      // A page that leads on says where as well (decision 047).
      const refresh = /^0; url=(.+)$/.exec(headerOf(response?.headers, 'refresh') ?? '')?.[1]
      const location = headerOf(response?.headers, 'location') ?? refresh
      return location === undefined ? null : URL.parse(location, request.url)
    },
    json: () => (response?.body && response.body.cut === 0 ? jsonObject(response.body.text) : undefined),
    idToken() {
      const token = this.json?.['id_token']
      return typeof token === 'string' ? takeJwtApart(token) : undefined
    },
    isPage: () => headerOf(response?.headers, 'content-type')?.startsWith('text/html') ?? false,
  })
}

function isForm(headers: readonly Header[]): boolean {
  return headerOf(headers, 'content-type')?.includes('application/x-www-form-urlencoded') ?? false
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  return loadsObject(text)
}
