import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64Url, utf8 } from '#lib/python/bytes.ts'
import type { ProviderConfig } from './auth-section.ts'
import type { RandomString } from './random-string.ts'
import type { LoginState } from './session-cookie.ts'
import { cutUrl, withQuery } from './url-query.ts'

export interface AuthorizationRequest {
  /** Where the browser is sent. */
  readonly url: string
  readonly state: string
  /** To be kept in the session until the callback. */
  readonly data: LoginState
  /** Keys of `client_kwargs` that reach neither the request nor the HTTP client. */
  readonly dropped: readonly string[]
}

// Authlib 1.9, OAuth2Client: what it takes from client_kwargs into the request, in this order, after PKCE.
const extraParameters = ['response_mode', 'nonce', 'prompt', 'login_hint']

// The rest of client_kwargs that has an effect: on the request, on the token request, and (httpx) on every HTTP request.
const effectiveKwargs = new Set([
  ...['scope', 'response_type', 'code_challenge_method', 'token_endpoint_auth_method', 'grant_type'],
  ...['headers', 'cookies', 'verify', 'cert', 'http1', 'http2', 'proxy', 'mounts', 'timeout', 'follow_redirects'],
  ...['limits', 'max_redirects', 'event_hooks', 'base_url', 'transport', 'trust_env', 'default_encoding'],
])

/**
 * The request with which a login begins, as Streamlit with Authlib 1.9 makes it. PKCE (S256) is used when the
 * provider's metadata names it, or when `client_kwargs` asks for it. `authorize_params` wins over `client_kwargs`.
 * Query parameters that the endpoint has already are kept, first.
 */
export function buildAuthorizationRequest(c: {
  metadata: { authorization_endpoint: string; code_challenge_methods_supported?: readonly string[] | null }
  config: ProviderConfig
  redirectUri: string
  random: RandomString
}): AuthorizationRequest {
  const kwargs = new Map(
    Object.entries({ scope: 'openid email profile', prompt: 'select_account', ...c.config.clientKwargs }),
  )
  const extra = new Map<string, unknown>(Object.entries(c.config.authorizeParams))
  const scope = texts(take(extra, 'scope') ?? kwargs.get('scope')).join(' ')
  const openid = scope.split(/\s+/).includes('openid')

  const advertised = c.metadata.code_challenge_methods_supported?.includes('S256')
  const method = advertised ? 'S256' : kwargs.get('code_challenge_method')
  const givenVerifier = take(extra, 'code_verifier')
  const codeVerifier = method ? first(givenVerifier) || c.random(48) : undefined
  const nonce = openid ? first(extra.get('nonce')) || c.random(20) : undefined
  const state = first(take(extra, 'state')) || c.random(30)
  const responseType = first(take(extra, 'response_type') ?? kwargs.get('response_type')) ?? 'code'
  const redirectUri = first(take(extra, 'redirect_uri')) ?? c.redirectUri

  if (nonce) extra.set('nonce', nonce)
  if (codeVerifier && method === 'S256' && responseType === 'code') {
    extra.set('code_challenge', toBase64Url(sha256(utf8(codeVerifier))))
    extra.set('code_challenge_method', 'S256')
  }
  for (const name of extraParameters) {
    if (!extra.has(name) && kwargs.has(name)) extra.set(name, kwargs.get(name))
  }

  const endpoint = cutUrl(c.metadata.authorization_endpoint)
  const url = withQuery(endpoint, [
    ...new URLSearchParams(endpoint.query),
    ['response_type', responseType],
    ['client_id', c.config.clientId],
    ['redirect_uri', redirectUri],
    ...(scope === '' ? [] : [pair('scope', scope)]),
    ['state', state],
    ...[...extra].flatMap(([name, value]) => texts(value).map((text) => pair(name, text))),
  ])
  const data = {
    redirectUri: c.redirectUri,
    ...(codeVerifier ? { codeVerifier } : {}),
    ...(nonce ? { nonce } : {}),
    url,
  }
  return { url, state, data, dropped: Object.keys(c.config.clientKwargs).filter((name) => !reaches(name, openid)) }
}

/**
 * How the client authenticates at the token endpoint: HTTP Basic, unless `client_kwargs` names another of the three ways
 * or there is no secret. (A name Authlib does not know makes its token request fail.)
 */
export function tokenEndpointAuthMethod(config: ProviderConfig): 'client_secret_basic' | 'client_secret_post' | 'none' {
  const { token_endpoint_auth_method: chosen } = config.clientKwargs
  if (chosen === 'client_secret_basic' || chosen === 'client_secret_post' || chosen === 'none') return chosen
  return config.clientSecret === '' ? 'none' : 'client_secret_basic'
}

// A nonce of client_kwargs is overwritten when the scope has "openid", and sent when it has not.
function reaches(name: string, openid: boolean): boolean {
  return effectiveKwargs.has(name) || (extraParameters.includes(name) && !(name === 'nonce' && openid))
}

// A TOML value as Python writes it into a URL; a list becomes several parameters of one name.
function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts)
  if (typeof value === 'boolean') return [value ? 'True' : 'False']
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? [String(value)] : []
}

function first(value: unknown): string | undefined {
  return texts(value)[0]
}

function take(params: Map<string, unknown>, name: string): unknown {
  const value = params.get(name)
  params.delete(name)
  return value
}

function pair(name: string, value: string): readonly [string, string] {
  return [name, value]
}
