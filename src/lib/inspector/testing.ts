import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import type { Json } from '#lib/python/json.ts'
import { type AppConfig, appConfig } from '#lib/sample-app/app-config.ts'
import type { Scenario } from '#lib/sample-app/scenario.ts'
import { simpleExample } from '#lib/sample-app/scenarios/simple-example.ts'
import { identityPayload } from '#lib/streamlit/identity.ts'
import { makeProviderToken } from '#lib/streamlit/provider-token.ts'
import { signCookie } from '#lib/streamlit/signed-cookie.ts'
import type { CapturedRequest, CapturedResponse, Exchange, Header } from '#lib/trace/exchange.ts'

/** When the made-up login comes back: 2026-03-01 12:00:00 UTC, in unix seconds. */
export const callbackAt = 1_772_366_400
export const issuer = 'http://localhost:4321/provider/acme'

const site = { origin: 'http://localhost:4321', https: false, cookieSecret: 'a secret of the tests, long enough' }

/** Made once: making an RSA key takes longer than all the rest of a made-up login. */
const keyPair = generateKeyPair('RS256', { extractable: true })

/** What is different from a login in which all is well. */
export interface Twist {
  readonly scenario?: Scenario
  readonly claims?: Readonly<Record<string, Json>>
  readonly without?: readonly string[]
  readonly header?: Readonly<Record<string, Json>>
  readonly metadata?: Readonly<Record<string, Json>>
  readonly request?: Readonly<Record<string, string>>
  /** Of the captured token: what was done to it on the way. */
  readonly tamper?: (token: string) => string
  readonly keysUrl?: string
}

/** A login as it would be captured, message by message, with a token that was signed here. */
export async function madeLogin(twist: Twist = {}): Promise<{ app: AppConfig; exchanges: readonly Exchange[] }> {
  const app = appConfig(site, twist.scenario ?? simpleExample)
  const { publicKey, privateKey } = await keyPair
  const all = { ...defaultClaims(app), ...twist.claims }
  const claims = Object.fromEntries(Object.entries(all).filter(([name]) => !twist.without?.includes(name)))
  const header = { alg: 'RS256', kid: 'key-1', ...twist.header }
  const signed = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader(header)
    .sign(privateKey)
  const token = twist.tamper?.(signed) ?? signed
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'key-1', use: 'sig', alg: 'RS256' }] }
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    id_token_signing_alg_values_supported: ['RS256'],
    ...twist.metadata,
  }
  return { app, exchanges: messages(app, { twist, claims, token, keys, metadata }) }
}

function defaultClaims(app: AppConfig): Record<string, Json> {
  return {
    iss: issuer,
    sub: 'ada',
    aud: app.scenario.slug,
    exp: callbackAt + 3600,
    iat: callbackAt,
    nonce: 'the-nonce',
    name: 'Ada Lovelace',
  }
}

interface Made {
  readonly twist: Twist
  readonly claims: Readonly<Record<string, Json>>
  readonly token: string
  readonly keys: unknown
  readonly metadata: unknown
}

function messages(app: AppConfig, { twist, claims, token, keys, metadata }: Made): Exchange[] {
  const secret = app.cookieSecret
  const client = app.provider('default')
  const link = makeProviderToken({ provider: 'default', secret, now: callbackAt - 10 })
  const sent = new URLSearchParams({
    ...{ response_type: 'code', client_id: client?.clientId ?? '', redirect_uri: app.redirectUri },
    ...{ state: 'the-state', nonce: 'the-nonce', ...twist.request },
  })
  const value = identityPayload({ claims, redirectUri: app.redirectUri, provider: 'default' })
  const cookie = `_streamlit_user=${signCookie({ name: '_streamlit_user', value, secret, now: callbackAt })}`
  const basic = Buffer.from(`${client?.clientId}:${client?.clientSecret}`).toString('base64')
  const form = { grant_type: 'authorization_code', code: 'the-code', redirect_uri: app.redirectUri }
  const discovery = () => back('GET', `${issuer}/.well-known/openid-configuration`, json(metadata))
  const home = `${app.origin}${app.base}`
  return [
    front('app', `${home}auth/login?provider=${link}`, moved(`${issuer}/auth?${sent}`)),
    discovery(),
    front('provider', `${issuer}/auth?${sent}`, moved(`${app.redirectUri}?code=the-code&state=the-state`)),
    front('app', `${app.redirectUri}?code=the-code&state=the-state`, moved(home, cookie)),
    discovery(),
    {
      ...back('POST', `${issuer}/token`, json({ access_token: 'the-access-token', id_token: token })),
      request: {
        method: 'POST',
        url: `${issuer}/token`,
        headers: [
          ['content-type', 'application/x-www-form-urlencoded'],
          ['authorization', `Basic ${basic}`],
        ],
        body: { text: new URLSearchParams(form).toString(), bytes: 0, cut: 0 },
      } satisfies CapturedRequest,
    },
    back('GET', twist.keysUrl ?? `${issuer}/jwks`, json(keys)),
    front('app', home, { status: 200, headers: [], body: null }, [['cookie', cookie]]),
  ].map((exchange, index) => ({ ...exchange, at: callbackAt * 1000 + index }))
}

function front(
  to: 'app' | 'provider',
  url: string,
  response: CapturedResponse,
  headers: readonly Header[] = [],
): Exchange {
  const request = { method: 'GET', url, headers, body: null }
  return { at: 0, took: 5, channel: 'front', from: 'browser', to, tenant: null, request, response, remarks: [] }
}

function back(method: string, url: string, response: CapturedResponse): Exchange {
  const request = { method, url, headers: [], body: null }
  return {
    at: 0,
    took: 5,
    channel: 'back',
    from: 'app',
    to: 'provider',
    tenant: 'acme',
    request,
    response,
    remarks: [],
  }
}

function moved(location: string, cookie?: string): CapturedResponse {
  const lines: Header[] =
    cookie === undefined ? [] : [['set-cookie', `${cookie}; HttpOnly; Max-Age=2592000; Path=/app`]]
  return { status: 302, headers: [['location', location], ...lines], body: null }
}

function json(value: unknown): CapturedResponse {
  const text = JSON.stringify(value)
  return { status: 200, headers: [['content-type', 'application/json']], body: { text, bytes: text.length, cut: 0 } }
}
