import { createHash } from 'node:crypto'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { HeaderList } from '#lib/message/header-list.ts'
import { textOf } from '#lib/message/message.ts'
import type { Providers } from '#lib/provider/providers.ts'
import { metadataUrlOf } from '#lib/provider/tenant-table.ts'
import { type TenantName, tenantNames } from '#lib/provider/tenants.ts'
import { type Browser, browser, callback, pageOf, testClient, testProviders } from '#lib/provider/testing.ts'

/** Seconds by which the clock of the providers' store is ahead. */
export const ahead = { seconds: 0 }

/** Every sample provider, house and shapes, each with one app. Made once. */
export const providers: Providers = await testProviders({
  clock: () => Date.now() + ahead.seconds * 1000,
  clients: Object.fromEntries(tenantNames.map((tenant) => [tenant, [testClient]])),
})

export const origin = 'http://localhost:4321'
const verifier = 'a-verifier-of-the-tests-that-is-43-characters-long'

type Parameters = Readonly<Record<string, string | undefined>>

/** Members of a JSON object. */
type Members = Readonly<Record<string, unknown>>

/** Asks a provider what its metadata are. */
export async function metadataOf(tenant: TenantName, at: Providers = providers): Promise<Members> {
  return (await json(tenant, new Request(metadataUrlOf(origin, tenant)), at)).members
}

/** Asks for JSON. */
export async function json(tenant: TenantName, request: Request, at: Providers = providers) {
  const answer = await at.handle(tenant, request)
  if (answer.kind === 'page') throw new Error(`a page "${answer.page.kind}" at ${request.url}`)
  const { status, headers } = answer.response
  const members: Members = Object(await answer.response.json())
  return { status, headers, members }
}

/** The address of an authorization request. A parameter that is undefined is left out. */
async function requestAt(tenant: TenantName, more: Parameters = {}, at: Providers = providers): Promise<string> {
  const url = new URL(String((await metadataOf(tenant, at))['authorization_endpoint']))
  const parameters: Parameters = {
    response_type: 'code',
    client_id: testClient.clientId,
    redirect_uri: callback,
    scope: 'openid',
    state: 'a-state-of-the-tests',
    nonce: 'a-nonce-of-the-tests',
    ...more,
  }
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value)
  return url.href
}

/** What a browser gets for an authorization request: a page, or parameters of the callback. */
export async function authorize(tenant: TenantName, more: Parameters = {}, visitor: Browser = browser(providers)) {
  const { url, answer } = await visitor.follow(await requestAt(tenant, more))
  return { visitor, answer, back: answer.kind === 'page' ? null : new URL(url).searchParams }
}

/** A sign-in as Ada, up to the callback. */
export async function signIn(tenant: TenantName, more: Parameters = {}, visitor: Browser = browser(providers)) {
  const { answer } = await authorize(tenant, more, visitor)
  const last = await visitor.post(pageOf(answer, 'sign-in'), { persona: 'ada' })
  return { visitor, back: new URL(last.url).searchParams }
}

/** Trades a code for tokens. `post`: the secret stands in the form. */
export async function redeem(tenant: TenantName, back: URLSearchParams, more: Parameters & { post?: 'yes' } = {}) {
  const { post, ...rest } = more
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: back.get('code') ?? '',
    redirect_uri: callback,
    ...(post && { client_id: testClient.clientId, client_secret: testClient.clientSecret }),
  })
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) body.set(name, value)
  const credentials = btoa(`${testClient.clientId}:${testClient.clientSecret}`)
  const headers: HeadersInit = post ? {} : { authorization: `Basic ${credentials}` }
  const endpoint = String((await metadataOf(tenant))['token_endpoint'])
  return json(tenant, new Request(endpoint, { method: 'POST', headers, body }))
}

/** A whole login as Ada: what came back, the tokens, and the browser that is signed in. */
export async function login(tenant: TenantName, more: Parameters = {}, visitor: Browser = browser(providers)) {
  const { back } = await signIn(tenant, more, visitor)
  return { visitor, back, ...(await redeemed(tenant, back, more)) }
}

/** The tokens of a callback, and the claims of the ID token. */
export async function redeemed(tenant: TenantName, back: URLSearchParams, more: Parameters = {}) {
  const { status, members } = await redeem(tenant, back, more['code_challenge'] ? { code_verifier: verifier } : {})
  return { status, tokens: members, claims: await claimsOf(tenant, String(members['id_token'])) }
}

/** The claims of an ID token, whose signature, issuer and audience are held to the metadata. */
export async function claimsOf(tenant: TenantName, idToken: string): Promise<Members> {
  const { issuer, jwks_uri: keys } = await metadataOf(tenant)
  const answer = await providers.answer(tenant, {
    method: 'GET',
    url: String(keys),
    headers: new HeaderList(),
    body: null,
  })
  if (answer.kind === 'page') throw new Error('a page in place of keys')
  const published = JSON.parse(textOf(answer.response.body))
  const secret = new TextEncoder().encode(testClient.clientSecret)
  const key = published.keys.length === 0 ? secret : createLocalJWKSet(published)
  const expected = { issuer: String(issuer), audience: testClient.clientId }
  const { payload } = await (typeof key === 'function'
    ? jwtVerify(idToken, key, expected)
    : jwtVerify(idToken, key, expected))
  return payload
}

/** Asks for userinfo with an access token, in the way that is said. */
export async function userinfo(tenant: TenantName, token: unknown, how: 'get' | 'post-header' | 'post-body') {
  const endpoint = String((await metadataOf(tenant))['userinfo_endpoint'])
  const headers = { authorization: `Bearer ${token}` }
  if (how === 'get') return json(tenant, new Request(endpoint, { headers }))
  if (how === 'post-header') return json(tenant, new Request(endpoint, { method: 'POST', headers }))
  return json(
    tenant,
    new Request(endpoint, { method: 'POST', body: new URLSearchParams({ access_token: String(token) }) }),
  )
}

/** The parameters of a request with PKCE. */
export const pkce = {
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
} as const
