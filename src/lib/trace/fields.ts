import type { Exchange, Remark } from './exchange.ts'
import { isSecretName } from './mask.ts'
import { messageOf, type Pair } from './message.ts'
import type { SetCookie } from './parse-set-cookie.ts'

/** One thing that a message says, under a name that the same thing has in another run. */
export interface Field {
  readonly name: string
  readonly value: string
  /** It is made anew for every login, so that a difference says nothing. */
  readonly fresh: boolean
}

export interface Fields {
  readonly request: readonly Field[]
  readonly response: readonly Field[]
}

/** Who says what stands with a message. */
const sayers = {
  log: 'Streamlit’s log',
  library: 'library',
  session: 'session',
  fault: 'broken on purpose',
} as const satisfies Record<Remark['kind'], string>

const freshHeaders = new Set(['date', 'content-length'])

/** A message taken apart for comparing. */
export function fieldsOf(exchange: Exchange): Fields {
  return { request: numbered(requestFields(exchange)), response: numbered(responseFields(exchange)) }
}

function requestFields(exchange: Exchange): Field[] {
  const { request } = exchange
  const { form, cookies } = messageOf(exchange)
  const body = request.body?.text
  return [
    field('method', request.method),
    ...addressFields('address', request.url),
    ...request.headers.flatMap(([name, value]) => {
      if (name === 'cookie') return cookies.map(([cookie]) => field(`cookie ${cookie}`, 'sent'))
      if (name === 'referer' && URL.canParse(value)) return addressFields('referer', value)
      return [field(`header ${name}`, value, freshHeaders.has(name))]
    }),
    ...parameters('form', form),
    ...(body !== undefined && form.length === 0 ? [field('body', body)] : []),
  ]
}

function responseFields(exchange: Exchange): Field[] {
  const { response, remarks } = exchange
  const { json, location, setCookies } = messageOf(exchange)
  const words = remarks.map(({ kind, text }) => field(sayers[kind], text))
  if (response === null) return [field('status', 'no answer'), ...words]
  return [
    field('status', String(response.status)),
    ...response.headers.flatMap(([name, value]) => {
      if (name === 'location' && location) return addressFields('location', location.href)
      const cookie = name === 'set-cookie' && setCookies.find(({ line }) => line === value)
      if (cookie) return [setCookieField(cookie, exchange.at)]
      return [field(`header ${name}`, value, freshHeaders.has(name))]
    }),
    ...Object.entries(json ?? {}).map(([name, value]) => field(`body ${name}`, shown(value), isSecretName(name))),
    ...(response.body && !json ? [field('body', response.body.text)] : []),
    ...words,
  ]
}

/** An address and each of its parameters. The id of a sign-in is new every time, so it is no part of the address. */
function addressFields(name: string, address: string): Field[] {
  const url = new URL(address)
  return [field(name, url.origin + withoutId(url.pathname)), ...parameters(`${name} parameter`, url.searchParams)]
}

function withoutId(path: string): string {
  return path.replace(/^(\/provider\/[^/]+\/(?:interaction|auth)\/)[^/]+/, '$1…')
}

/** A login link's `provider` is a token that is signed anew for every page. */
function parameters(of: string, query: Iterable<Pair>): Field[] {
  return [...query].map(([name, value]) => {
    const fresh = isSecretName(name) || name === 'code_challenge' || (name === 'provider' && value.startsWith('eyJ'))
    return field(`${of} ${name}`, value, fresh)
  })
}

/** The value of a cookie is new every time; what the browser is told to do with it is not. */
function setCookieField(cookie: SetCookie, at: number): Field {
  return field(`set-cookie ${cookie.name}`, cookie.removes ? 'removed' : orders(cookie, at))
}

/**
 * What a Set-Cookie line tells the browser, in a form that is equal for equal lines of two runs: a date becomes the
 * time until it, in minutes, and the id of a sign-in is left out of a path. `at` is when the line came.
 */
export function orders({ attributes }: SetCookie, at: number): string {
  return attributes
    .map(([name, value]) => {
      const key = name.toLowerCase()
      if (key === 'expires') return `${name} in ${Math.round((Date.parse(value) - at) / 60_000)} min`
      return value === '' ? name : `${name}=${key === 'path' ? withoutId(value) : value}`
    })
    .join('; ')
}

/** A name that comes again gets a number, so that every field has a name of its own. */
export function numbered(fields: readonly Field[]): Field[] {
  const seen = new Map<string, number>()
  return fields.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1
    seen.set(one.name, count)
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` }
  })
}

function field(name: string, value: string, fresh = false): Field {
  return { name, value, fresh }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
