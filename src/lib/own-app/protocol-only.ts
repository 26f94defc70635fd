import type { Body, CapturedRequest, CapturedResponse, Header } from '#lib/trace/exchange.ts'
import { headerOf } from '#lib/trace/message.ts'

/** Parameters of OAuth 2.0 and OpenID Connect, in requests and answers, with where each group is from. */
const parameters = new Set(
  [
    // RFC 6749, RFC 7636, RFC 8707, RFC 9207, RFC 7523
    'response_type client_id redirect_uri scope state code error error_description error_uri grant_type client_secret',
    'refresh_token code_challenge code_challenge_method code_verifier resource iss client_assertion client_assertion_type',
    // OpenID Connect Core 1.0 §3.1.2.1 and §5.5, OAuth 2.0 Multiple Response Types
    'nonce response_mode display prompt max_age ui_locales claims_locales id_token_hint login_hint acr_values claims',
    // OpenID Connect RP-Initiated Logout 1.0 §2
    'logout_hint post_logout_redirect_uri',
    // The tag by which this site tells an app's metadata requests from others.
    'app',
  ].flatMap((line) => line.split(' ')),
)

/** Headers that are part of the protocol. */
const requestHeaders = new Set(['accept', 'authorization', 'cache-control', 'content-type'])
const responseHeaders = new Set(['cache-control', 'content-type', 'location', 'pragma', 'refresh', 'www-authenticate'])

/**
 * What an app's owner may be shown of a request that somebody else's browser sent: the parameters and headers of the
 * protocol. What a person typed or chose on the provider's pages is none of it.
 */
export function protocolRequest(request: CapturedRequest): CapturedRequest {
  const { url, headers, body } = request
  return {
    ...request,
    url: protocolAddress(url),
    headers: kept(headers, requestHeaders),
    body: body && !ofPerson.test(new URL(url).pathname) ? protocolForm(body, headers) : null,
  }
}

/** The provider's own pages post what a person does there: to sign in, and to sign out. */
const ofPerson = /\/interaction\/|\/session\/end\/|\/logout$/

/** The same of an answer. A body is kept where it is one of the provider's JSON documents for the app. */
export function protocolResponse({ status, headers, body }: CapturedResponse): CapturedResponse {
  const isJson = headerOf(headers, 'content-type')?.includes('json') ?? false
  return {
    status,
    headers: kept(headers, responseHeaders).map(([name, value]) => [name, leading(name, value)]),
    body: isJson ? body : null,
  }
}

function leading(name: string, value: string): string {
  if (name === 'location') return protocolAddress(value)
  if (name !== 'refresh') return value
  const [seconds, address = ''] = value.split('; url=', 2)
  return `${seconds}; url=${protocolAddress(address)}`
}

function kept(headers: readonly Header[], allowed: ReadonlySet<string>): Header[] {
  return headers.filter(([name]) => allowed.has(name))
}

/** The id of a sign-in, in the path of the provider's own pages, is also the value of one of its cookies. */
const signInId = /(\/provider\/[^/?#]+\/(?:interaction|auth)\/)[^/?#]+/

/** The query and the fragment without what is no parameter of the protocol; all else as it is written. */
function protocolAddress(address: string): string {
  const [beforeFragment = '', fragment] = address.split('#', 2)
  const [path, query] = cut(beforeFragment)
  return path.replace(signInId, '$1left-out') + joined('?', query) + joined('#', fragment)
}

function cut(address: string): [path: string, query: string | undefined] {
  const at = address.indexOf('?')
  return at < 0 ? [address, undefined] : [address.slice(0, at), address.slice(at + 1)]
}

function joined(mark: string, pairs: string | undefined): string {
  const protocol = pairs === undefined ? '' : protocolPairs(pairs)
  return protocol === '' ? '' : mark + protocol
}

function protocolForm(body: Body, headers: readonly Header[]): Body | null {
  const isForm = headerOf(headers, 'content-type')?.includes('application/x-www-form-urlencoded') ?? false
  return isForm ? { ...body, text: protocolPairs(body.text) } : null
}

function protocolPairs(pairs: string): string {
  return pairs
    .split('&')
    .filter((pair) => parameters.has(new URLSearchParams(pair).keys().next().value ?? ''))
    .join('&')
}
