import { cookiePath } from '#lib/streamlit/set-cookie.ts'
import { type AskedProblem, type CookieAsked, fieldLimit } from './asked.ts'
import { type JsonObject, readObject } from './read-json.ts'

/** A login that never took place. */
export interface MadeUpLogin {
  readonly claims: JsonObject
  /** What `st.user.tokens` may hold. Streamlit keeps a cookie of them after every login, an empty one too. */
  readonly tokens: { readonly id?: string; readonly access?: string }
  /** As a browser writes it in its Origin header: Streamlit compares the cookie's `origin` with that. */
  readonly origin: string
  /** The cookies' path: "/", or `server.baseUrlPath` with a slash before it. */
  readonly path: string
  readonly provider: string
}

export type LoginReading =
  | { readonly ok: true; readonly login: MadeUpLogin }
  | { readonly ok: false; readonly problems: readonly AskedProblem[] }

/** Reads what was asked; all problems at once. */
export function readLogin(asked: CookieAsked): LoginReading {
  const claims = readObject('claims', asked.claims)
  const tokens = readTokens(asked.tokens)
  const address = readAddress(asked.address)
  const provider = readProvider(asked.provider)
  if (claims.ok && tokens.ok && address.ok && provider.ok) {
    const { origin, path } = address
    return { ok: true, login: { claims: claims.value, tokens: tokens.value, origin, path, provider: provider.value } }
  }
  return { ok: false, problems: [claims, tokens, address, provider].flatMap((one) => (one.ok ? [] : [one.problem])) }
}

function readProvider(text: string): { readonly ok: true; readonly value: string } | Refused {
  if (text.length > fieldLimit) return { ok: false, problem: { at: 'provider', text: tooLong('name of the provider') } }
  return { ok: true, value: text.trim() === '' ? 'default' : text.trim() }
}

function tooLong(what: string): string {
  return `The ${what} is longer than ${fieldLimit} characters.`
}

type Refused = { readonly ok: false; readonly problem: AskedProblem }

function readTokens(text: string): { readonly ok: true; readonly value: MadeUpLogin['tokens'] } | Refused {
  if (text.trim() === '') return { ok: true, value: {} }
  const reading = readObject('tokens', text)
  if (!reading.ok) return reading
  const stray = Object.entries(reading.value).find(
    ([name, value]) => (name !== 'id' && name !== 'access') || typeof value !== 'string',
  )
  if (stray === undefined) return { ok: true, value: reading.value }
  const said = `The tokens hold \`${stray[0].slice(0, 40)}\`. Streamlit keeps \`id\` and \`access\`, both texts.`
  return { ok: false, problem: { at: 'tokens', text: said } }
}

function readAddress(text: string): { readonly ok: true; readonly origin: string; readonly path: string } | Refused {
  const no = (why: string): Refused => ({ ok: false, problem: { at: 'address', text: why } })
  const example = 'such as `http://localhost:8501`'
  if (text.length > fieldLimit) return no(tooLong('address'))
  if (text.trim() === '') return no(`The address of the app is missing, ${example}.`)
  const url = /^https?:\/\/[^/\s]/i.test(text.trim()) && URL.canParse(text.trim()) ? new URL(text.trim()) : null
  if (url === null) return no(`The address is none of a web page, ${example}: scheme, host and port.`)
  if (url.username !== '' || url.password !== '')
    return no('The address has a user or a password in it: leave them out.')
  if (/[;,\s"\\]/.test(decodedPath(url.pathname)))
    return no('The path of the address holds a character that a cookie’s path cannot.')
  return { ok: true, origin: url.origin, path: cookiePath(url.pathname.replace(/\/oauth2callback\/?$/, '')) }
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
