import { expect, test } from 'vitest'
import { app, browser, callback, pageOf, testProviders } from './testing.ts'

const acme = 'http://localhost:4321/provider/acme'

test('Acme advertises these values and no others', async () => {
  const answer = await (await testProviders()).handle('acme', new Request(`${acme}/.well-known/openid-configuration`))
  if (answer.kind !== 'response') throw new Error('a page')
  expect(await answer.response.json()).toEqual({
    issuer: acme,
    authorization_endpoint: `${acme}/auth`,
    token_endpoint: `${acme}/token`,
    userinfo_endpoint: `${acme}/me`,
    jwks_uri: `${acme}/jwks`,
    end_session_endpoint: `${acme}/session/end`,
    registration_endpoint: `${acme}/reg`,
    response_types_supported: ['code'],
    response_modes_supported: ['form_post', 'fragment', 'query'],
    grant_types_supported: ['authorization_code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email', 'phone', 'address'],
    claims_supported: [
      'sub',
      'name',
      'given_name',
      'family_name',
      'preferred_username',
      'picture',
      'locale',
      'zoneinfo',
      'groups',
      'updated_at',
      'email',
      'email_verified',
      'phone_number',
      'phone_number_verified',
      'address',
      'sid',
      'auth_time',
      'iss',
    ],
    claim_types_supported: ['normal'],
    claims_parameter_supported: false,
    request_uri_parameter_supported: false,
    authorization_response_iss_parameter_supported: true,
  })
})

test('Globex advertises neither PKCE nor a logout', async () => {
  const answer = await (await testProviders()).handle(
    'globex',
    new Request('http://localhost:4321/provider/globex/.well-known/openid-configuration'),
  )
  if (answer.kind !== 'response') throw new Error('a page')
  const metadata = await answer.response.json()
  expect(metadata).toMatchObject({
    issuer: 'http://localhost:4321/provider/globex',
    response_types_supported: ['code'],
  })
  expect(Object.keys(metadata)).not.toContain('code_challenge_methods_supported')
  expect(Object.keys(metadata)).not.toContain('end_session_endpoint')
})

test.each(['acme', 'globex'] as const)(
  'the metadata of %s are the same at the addresses of RFC 8414',
  async (tenant) => {
    const providers = await testProviders()
    const issuer = `http://localhost:4321/provider/${tenant}`
    const at = async (url: string): Promise<unknown> => {
      const answer = await providers.handle(tenant, new Request(url))
      return answer.kind === 'response' ? answer.response.json() : answer.page.kind
    }
    const metadata = await at(`${issuer}/.well-known/openid-configuration`)
    expect(metadata).toMatchObject({ issuer })
    expect(await at(`${issuer}/.well-known/oauth-authorization-server`)).toEqual(metadata)
    expect(await at(`http://localhost:4321/.well-known/oauth-authorization-server/provider/${tenant}`)).toEqual(
      metadata,
    )
  },
)

test.each([
  { host: 'evil.example' },
  { host: 'a@evil.example' },
  { 'x-forwarded-host': 'evil.example' },
  { 'x-forwarded-proto': 'https' },
  { forwarded: 'host=evil.example;proto=https' },
  { 'x-forwarded-prefix': '/evil', 'x-forwarded-port': '1' },
])('discovery and keys are the same bytes whatever %o says', async (headers) => {
  const providers = await testProviders()
  const bytes = async (path: string, more: HeadersInit): Promise<string> => {
    const answer = await providers.handle('acme', new Request(acme + path, { headers: more }))
    return answer.kind === 'response' ? answer.response.text() : 'a page'
  }
  const spoofed = await bytes('/.well-known/openid-configuration', headers)
  expect(spoofed).toBe(await bytes('/.well-known/openid-configuration', {}))
  expect(spoofed).not.toContain('evil')
  expect(await bytes('/jwks', headers)).toBe(await bytes('/JWKS/', {}))
})

test('publishes one RS256 key with a kid, and no private part', async () => {
  const answer = await (await testProviders()).handle('acme', new Request(`${acme}/jwks`))
  if (answer.kind !== 'response') throw new Error('a page')
  const { keys } = await answer.response.json()
  expect(keys).toEqual([
    { kty: 'RSA', alg: 'RS256', use: 'sig', e: 'AQAB', kid: expect.stringMatching(/^acme-/), n: expect.any(String) },
  ])
})

test.each([
  'http://localhost:8501/oauth2callback/',
  'http://localhost:8501/oauth2callback?x=1',
  'http://localhost:8501/OAuth2callback',
  'http://localhost:8502/oauth2callback',
  'http://127.0.0.1:8501/oauth2callback',
  'https://evil.example/',
])('shows a page and goes nowhere for the redirect URI %s', async (redirect_uri) => {
  const providers = await testProviders()
  const attempt = await (await app(providers, 'acme')).begin({ redirect_uri })
  const { answer } = await browser(providers).follow(attempt.url)
  expect(answer.clientId).toBe('test-app')
  expect(pageOf(answer, 'error')).toMatchObject({
    status: 400,
    code: 'invalid_redirect_uri',
    facts: [
      { name: 'Sent', values: [redirect_uri] },
      { name: 'Registered', values: [callback] },
    ],
  })
})

test('shows a page for an app that is not registered', async () => {
  const query = new URLSearchParams({
    client_id: 'nobody',
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid',
  })
  const { answer } = await browser(await testProviders()).follow(`${acme}/auth?${query}`)
  expect(answer.clientId).toBe('nobody')
  expect(pageOf(answer, 'error')).toMatchObject({ status: 400, code: 'invalid_client', title: 'No such app' })
})

test.each([{ response_type: 'token' }, { response_type: 'code id_token' }, { code_challenge_method: 'plain' }])(
  'refuses %o',
  async (params) => {
    const providers = await testProviders()
    const { url } = await browser(providers).follow((await (await app(providers, 'acme')).begin(params)).url)
    const { searchParams, hash } = new URL(url)
    expect(searchParams.get('error') ?? new URLSearchParams(hash.slice(1)).get('error')).toMatch(
      /^(unsupported_response_type|invalid_request)$/,
    )
  },
)

test('wants PKCE or a nonce', async () => {
  const query = new URLSearchParams({
    client_id: 'test-app',
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid',
  })
  const { url } = await browser(await testProviders()).follow(`${acme}/auth?${query}`)
  expect(new URL(url).searchParams.get('error_description')).toBe(
    'Authorization Server policy requires PKCE to be used for this request',
  )
})
