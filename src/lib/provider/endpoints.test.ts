import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import { kindOf, providerCaps } from './caps.ts'
import { app, browser, callback, login, pageOf, testProviders } from './testing.ts'

const acme = 'http://localhost:4321/provider/acme'
const html = { accept: 'text/html' }

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

test('refuses an access token in the address', async () => {
  const providers = await testProviders()
  const { tokens } = await login(providers, 'acme', 'ada')
  const answer = await providers.handle('acme', new Request(`${acme}/me?access_token=${tokens.access_token}`))
  expect(answer).toMatchObject({ kind: 'response', response: { status: 400 } })
})

test('answers an unknown address with a page', async () => {
  const answer = await (await testProviders()).handle('acme', new Request(`${acme}/nothing`, { headers: html }))
  expect(pageOf(answer, 'error')).toMatchObject({ status: 404, code: null, title: 'No such page' })
})

test('answers a sign-in page that this browser has not begun with a page', async () => {
  const providers = await testProviders()
  const { answer } = await browser(providers).follow((await (await app(providers, 'acme')).begin()).url)
  const stranger = browser(providers)
  const stolen = await stranger.follow(`http://localhost:4321${pageOf(answer, 'sign-in').action}`)
  expect(pageOf(stolen.answer, 'error')).toMatchObject({ status: 400, title: 'This sign-in is not open' })
  const posted = await stranger.follow(`${acme}/interaction/made-up`, {
    method: 'POST',
    body: new URLSearchParams({ persona: 'ada' }),
  })
  expect(pageOf(posted.answer, 'error')).toMatchObject({ status: 400, title: 'This sign-in is not open' })
})

test('takes the cookie of one sign-in page at no other page', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  await visitor.follow((await (await app(providers, 'acme')).begin()).url)
  const cookie = [...visitor.jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const answer = await providers.handle('acme', new Request(`${acme}/interaction/made-up`, { headers: { cookie } }))
  expect(pageOf(answer, 'error').title).toBe('This sign-in is not open')
})

test('a second click on a finished sign-in page leads to a page with a way on', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const page = pageOf((await visitor.follow((await (await app(providers, 'acme')).begin()).url)).answer, 'sign-in')
  await visitor.post(page, { persona: 'ada' })
  const { answer } = await visitor.post(page, { persona: 'ada' })
  expect(pageOf(answer, 'error').whatToDo).toBe('Go back to the app and log in again.')
})

test('refuses a body over 16 kB at the token endpoint with 413 in JSON', async () => {
  const body = new URLSearchParams({ code: 'x'.repeat(17_000) })
  const answer = await (await testProviders()).handle('acme', new Request(`${acme}/token`, { method: 'POST', body }))
  if (answer.kind !== 'response') throw new Error('a page')
  expect(answer.response.status).toBe(413)
  expect(await answer.response.json()).toEqual({
    error: 'invalid_request',
    error_description: 'Acme ID takes at most 16384 bytes here.',
  })
})

test('refuses a body over 64 kB elsewhere with a page', async () => {
  const body = new URLSearchParams({ claims: 'x'.repeat(66_000) })
  const answer = await (await testProviders()).handle(
    'acme',
    new Request(`${acme}/interaction/x`, { method: 'POST', body }),
  )
  expect(pageOf(answer, 'error').status).toBe(413)
})

test('refuses an authorization request over 8 kB with a page', async () => {
  const answer = await (await testProviders()).handle('acme', new Request(`${acme}/auth?state=${'x'.repeat(9000)}`))
  expect(pageOf(answer, 'error').status).toBe(414)
})

test('when the store is full, a new login is refused and the one under way goes on', async () => {
  const caps = { ...providerCaps, [kindOf('acme', 'Interaction')]: 1 }
  const providers = await testProviders({ store: memoryStore({ clock: Date.now, caps }) })
  const visitor = browser(providers)
  const site = await app(providers, 'acme')
  const attempt = await site.begin()
  const page = pageOf((await visitor.follow(attempt.url)).answer, 'sign-in')
  const { answer } = await browser(providers).follow((await site.begin()).url)
  expect(pageOf(answer, 'error')).toMatchObject({ status: 503, title: 'Too many logins at once' })
  if (answer.kind === 'page') expect(answer.headers.get('retry-after')).toBe('60')
  const last = await visitor.post(page, { persona: 'ada' })
  expect((await attempt.redeem(last.url)).claims()?.email).toBe('ada@acme.example')
})

test('when the store is full at the token endpoint, it says so in JSON', async () => {
  const caps = { ...providerCaps, [kindOf('acme', 'AccessToken')]: 0 }
  const providers = await testProviders({ store: memoryStore({ clock: Date.now, caps }) })
  await expect(login(providers, 'acme', 'ada')).rejects.toMatchObject({ cause: { status: 503 } })
})

test('what fails inside becomes a fixed text and is reported', async () => {
  const broken = memoryStore({ clock: Date.now, caps: providerCaps })
  const reported: unknown[] = []
  const store = { ...broken, set: () => Promise.reject(new Error('the disk is on fire')) }
  const providers = await testProviders({ store, onError: (error) => reported.push(error) })
  const { answer } = await browser(providers).follow((await (await app(providers, 'acme')).begin()).url)
  expect(pageOf(answer, 'error')).toMatchObject({ status: 500, title: 'This provider failed' })
  expect(JSON.stringify(answer)).not.toContain('fire')
  expect(String(reported[0])).toBe('Error: the disk is on fire')
})

test('draws the picture that the claim names', async () => {
  const answer = await (await testProviders()).handle('acme', new Request(`${acme}/people/ada.svg`))
  if (answer.kind !== 'response') throw new Error('a page')
  expect(answer.response.headers.get('content-type')).toBe('image/svg+xml')
  expect(await answer.response.text()).toContain('aria-label="Ada Lovelace"')
})

test('over HTTPS every cookie is Secure, with prefixes', async () => {
  const origin = 'https://guide.example'
  const providers = await testProviders({ origin })
  const visitor = browser(providers, origin)
  const site = await app(providers, 'acme')
  const attempt = await site.begin()
  await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { persona: 'ada' })
  const lines = [...visitor.jar.values()].map(({ line }) => line.replace(/=[^;]*/, '').replace(/; expires=[^;]*/, ''))
  expect(lines.map((line) => line.replace(/interaction\/[\w-]+/, 'interaction/…'))).toEqual([
    '__Secure-acme_interaction; path=/provider/acme/interaction/…; samesite=lax; secure; httponly',
    '__Secure-acme_interaction.sig; path=/provider/acme/interaction/…; samesite=lax; secure; httponly',
    '__Secure-acme_session; path=/provider/acme; samesite=lax; secure; httponly',
    '__Secure-acme_session.sig; path=/provider/acme; samesite=lax; secure; httponly',
  ])
})

test('over HTTP on loopback every cookie stays below its provider, without prefixes', async () => {
  const { visitor } = await login(await testProviders(), 'globex', 'ada')
  expect([...visitor.jar].map(([name, { path }]) => [name, path.split('/').slice(0, 3).join('/')])).toEqual([
    ['globex_interaction', '/provider/globex'],
    ['globex_interaction.sig', '/provider/globex'],
    ['globex_session', '/provider/globex'],
    ['globex_session.sig', '/provider/globex'],
  ])
})
