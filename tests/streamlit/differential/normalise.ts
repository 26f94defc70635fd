import { decodeJwt } from 'jose'
import { loadsObject } from '#lib/python/json.ts'
import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import type { LogLine } from '#lib/streamlit/log-lines.ts'
import { readSession, signSession } from '#lib/streamlit/session-cookie.ts'
import { sessionCookie } from '#lib/streamlit/set-cookie.ts'
import { readSignedCookie, signCookie } from '#lib/streamlit/signed-cookie.ts'
import type { Labels } from './labels.ts'
import type { CookieEntry } from './transcript.ts'

/** Every normalisation of a transcript by name, with its reason. */
export const normalisations = {
  random:
    'state, nonce, code, PKCE values, token and session ids are random: each is named, and its length is compared',
  tokens:
    'a token is signed over random values: its claims are compared, its length, and that it is the same everywhere',
  time: '`iat`, `exp` and `auth_time` are seconds of this run; `expires` of a deletion too: they are checked to be near',
  'browser-cookie': 'the value of `_streamlit_xsrf` is random, and the sample app has none: it is left out',
  blanks: 'line breaks in the messages of st.login() are collapsed, as lib/streamlit says it does',
  module: 'lib/streamlit names an exception without its module',
} as const

const randomParameters = ['state', 'nonce', 'code', 'code_challenge', 'code_verifier', 'id_token_hint', 'id_token']
const randomClaims = ['nonce', 'at_hash', 'sid', 'jti']
const momentClaims = ['iat', 'exp', 'auth_time', 'nbf']

/** A Location (or any other URL) with its random parameters named. Nothing is decoded or reordered. */
export function namedUrl(url: string, labels: Labels): string {
  const at = url.search(/[?#]/)
  if (at < 0) return url.replace(/\/interaction\/[\w-]+/, '/interaction/<id>')
  const pairs = url.slice(at + 1).split('&')
  const named = pairs.map((pair) => {
    const [name = '', value = ''] = pair.split('=')
    // A login link holds nothing random: two of one second are the same.
    if (name === 'provider') return `provider=<link of ${value.length} characters>`
    return randomParameters.includes(name) ? `${name}=${labels.of(name.replace(/_hint$/, ''), value)}` : pair
  })
  return `${url.slice(0, at + 1)}${named.join('&')}`
}

/** An exception on the page, as lib/streamlit writes it. */
export function namedException(text: string | null): string | null {
  return text?.replace(/^[\w.]+\.(?=\w+: )/, '').replace(/\s*\n\s*/g, ' ') ?? null
}

export function namedLog(log: readonly LogLine[]): string[] {
  return log.map(({ level, text }) => `${level} ${text}`)
}

/** Claims, `st.user` or a cookie's object, as JSON in their own order with what is random or of the moment named. */
export function namedObject(object: Readonly<Record<string, unknown>>, labels: Labels, now: number): string {
  const shown = Object.entries(object).map(([key, value]): [string, unknown] => {
    if (randomClaims.includes(key) && typeof value === 'string') return [key, labels.of(key, value)]
    if (momentClaims.includes(key) && typeof value === 'number') return [key, moment(value, now)]
    if (key === 'tokens' && isRecord(value)) return [key, JSON.parse(namedObject(value, labels, now))]
    if (/^(id|access)(_token)?$/.test(key) && typeof value === 'string') return [key, namedToken(value, labels, now)]
    return [key, value]
  })
  return JSON.stringify(Object.fromEntries(shown))
}

/** A token: its claims when it is a JWT, and its name. */
function namedToken(token: string, labels: Labels, now: number): string {
  if (token.split('.').length !== 3) return labels.of('access_token', token)
  return `${labels.of('id_token', token)} ${namedObject(decodeJwt(token), labels, now)}`
}

/** A second near `now` by how far it is away, in steps that a slow machine does not blur. */
function moment(seconds: number, now: number): string {
  const away = Math.round((seconds - now) / 60)
  return away === 0 ? '<now>' : `<now ${away > 0 ? '+' : '-'} ${Math.abs(away)} min>`
}

/** A Set-Cookie line, decoded with lib/streamlit. `now` is in unix seconds. */
export function cookieEntry(line: string, secret: string, labels: Labels, now: number): CookieEntry {
  const [, name = '', value = '', rest = ''] = /^([^=]+)=([^;]*);?\s*(.*)$/.exec(line) ?? []
  const attributes = rest.replace(/expires=([^;]+)/, (text, date: string) => {
    const at = Date.parse(date) / 1000
    // A deletion is dated by the app's clock, which a story may have moved by minutes.
    return Math.abs(at - now) < 3600 ? `expires=${moment(at, now)}` : text
  })
  if (value === '""' || value === 'null' || value === '')
    return { name, attributes, content: `deleted by ${value}`, sameBytes: null }
  const at = takeApart(value)?.signedAt ?? 0
  if (name === sessionCookie) {
    const session = readSession({ cookie: value, secret, now })
    const sameBytes = signSession({ session, secret, now: at }) === value
    return { name, attributes, content: namedSession(session, labels, now), sameBytes }
  }
  const inner = readSignedCookie({ name, cookie: value, secret, now })
  if (inner === undefined) return { name, attributes, content: `unreadable: ${value}`, sameBytes: false }
  const sameBytes = signCookie({ name, value: inner, secret, now: at }) === value
  const object = loadsObject(inner)
  if (object) return { name, attributes, content: namedObject(object, labels, now), sameBytes }
  const content = inner.startsWith('chunks-') ? inner : `<a piece of ${inner.length} characters>`
  return { name, attributes, content, sameBytes }
}

function namedSession(session: Readonly<Record<string, unknown>>, labels: Labels, now: number): string {
  return Object.entries(session)
    .map(([key, value]) => {
      const [, provider, state] = /^_state_([^_]*)_(.*)$/.exec(key) ?? []
      const { data, exp, ...rest } = Object(value)
      const kept = Object.entries(Object(data)).map(([name, text]) => {
        if (typeof text !== 'string') return `${name}: ${JSON.stringify(text)}`
        if (randomParameters.includes(name)) return `${name}: ${labels.of(name, text)}`
        return `${name}: ${namedUrl(text, labels)}`
      })
      const more = Object.keys(rest).length === 0 ? '' : ` ${JSON.stringify(rest)}`
      return `_state_${provider}_${labels.of('state', state ?? '')}: { ${kept.join(', ')} } until ${moment(Number(exp), now)}${more}`
    })
    .join('; ')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
