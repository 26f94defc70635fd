import type { Finding } from '#lib/findings/finding.ts'
import { type HiddenText, hiddenTexts } from './hidden-text.ts'
import { otherAddress } from './other-address.ts'
import { requestFindings } from './request-findings.ts'

/** How a parameter comes into Streamlit's authorization request. */
export type Origin =
  | 'streamlit' // always, the same or random
  | 'secrets' // from secrets.toml
  | 'default' // Streamlit's default
  | 'client_kwargs'
  | 'metadata' // because of the discovery document
  | 'authorize_params'

export interface RequestParameter {
  readonly name: string
  readonly value: string
  readonly origin: Origin
  /** It comes more than once. */
  readonly repeated: boolean
}

export interface RequestReport {
  /** The address without its query, and the parameters that it was nested in, outermost first; null: none was found. */
  readonly found: { readonly endpoint: string; readonly nestedIn: readonly string[] } | null
  /** In the order of the request. */
  readonly parameters: readonly RequestParameter[]
  readonly findings: readonly Finding[]
  /** What else the address says, in base64. */
  readonly hidden: readonly HiddenText[]
}

/** The most that is read, in UTF-16 units, and how deep an address may be nested in parameters of others. */
const requestLimit = 64 * 1024
const deepest = 5

/**
 * Finds an authorization request (OpenID Connect Core §3.1.2.1) in a pasted text: its address, that of a provider's
 * error or sign-in page with the request in a parameter of it, or a query alone. Says of every parameter how it comes
 * into a request of Streamlit's, and what is missing or odd.
 */
export function readRequest(text: string): RequestReport {
  const pasted = text.slice(0, requestLimit).trim().replaceAll('&amp;', '&')
  const request = pasted === '' ? null : search(pasted, [])
  const hidden = hiddenTexts(new URLSearchParams(/\?(.*)$/s.exec(pasted)?.[1] ?? pasted))
  if (request === null) {
    return { found: null, parameters: [], findings: hidden.length > 0 ? [] : otherAddress(pasted), hidden }
  }
  const { endpoint, nestedIn, query } = request
  const names = [...query.keys()]
  const parameters = [...query].map(([name, value]) => ({
    name,
    value,
    origin: originOf(name, value),
    repeated: names.indexOf(name) !== names.lastIndexOf(name),
  }))
  return { found: { endpoint, nestedIn }, parameters, findings: requestFindings(query), hidden }
}

interface Located {
  readonly endpoint: string
  readonly nestedIn: readonly string[]
  readonly query: URLSearchParams
}

/** Outside first; then what the values of the parameters hold. */
function search(text: string, nestedIn: readonly string[]): Located | null {
  const [, endpoint = '', given] = /^([^?#]*)\?(.*)$/s.exec(text.replace(/^\s+/, '')) ?? []
  const query = new URLSearchParams(given ?? (text.includes('=') ? text : ''))
  if (query.has('client_id') && ['redirect_uri', 'response_type', 'scope', 'state'].some((name) => query.has(name))) {
    return { endpoint, nestedIn, query: withoutFragment(query) }
  }
  if (nestedIn.length >= deepest) return null
  for (const [name, value] of query) {
    const inner = /[?=]/.test(value) ? search(value, [...nestedIn, name]) : null
    if (inner !== null) return inner
  }
  return null
}

function withoutFragment(query: URLSearchParams): URLSearchParams {
  const pairs = [...query]
  const last = pairs.at(-1)
  if (last === undefined || !last[1].includes('#')) return query
  return new URLSearchParams([...pairs.slice(0, -1), [last[0], last[1].slice(0, last[1].indexOf('#'))]])
}

function originOf(name: string, value: string): Origin {
  if (name === 'state' || name === 'nonce') return 'streamlit'
  if (name === 'client_id' || name === 'redirect_uri') return 'secrets'
  if (name === 'response_type') return value === 'code' ? 'streamlit' : 'client_kwargs'
  if (name === 'scope') return value === 'openid email profile' ? 'default' : 'client_kwargs'
  if (name === 'prompt') return value === 'select_account' ? 'default' : 'client_kwargs'
  if (name === 'code_challenge' || name === 'code_challenge_method') return 'metadata'
  return name === 'login_hint' || name === 'response_mode' ? 'client_kwargs' : 'authorize_params'
}
