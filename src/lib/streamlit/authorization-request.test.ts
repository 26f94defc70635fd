import { expect, test } from 'vitest'
import { buildAuthorizationRequest, tokenEndpointAuthMethod } from './authorization-request.ts'

const config = {
  name: 'default',
  clientId: 'demo',
  clientSecret: 's',
  serverMetadataUrl: 'https://idp.example/.well-known/openid-configuration',
  clientKwargs: {},
  authorizeParams: {},
}
const redirectUri = 'http://localhost:8501/oauth2callback'
const random = (length: number) => 'r'.repeat(length)
const endpoint = 'https://idp.example/authorize'

const state = 'r'.repeat(30)
const nonce = 'r'.repeat(20)
const codeVerifier = 'r'.repeat(48)
const start = 'response_type=code&client_id=demo&redirect_uri=http%3A%2F%2Flocalhost%3A8501%2Foauth2callback'

function build(changes: Partial<typeof config> = {}, methods?: readonly string[] | null, url = endpoint) {
  const metadata = {
    authorization_endpoint: url,
    ...(methods === undefined ? {} : { code_challenge_methods_supported: methods }),
  }
  return buildAuthorizationRequest({ metadata, config: { ...config, ...changes }, redirectUri, random })
}
const query = (request: { url: string }) => request.url.slice(request.url.indexOf('?') + 1)

test.each([undefined, null, [], ['plain']])('no PKCE when the provider advertises %j', (methods) => {
  const request = build({}, methods)
  const url = `${endpoint}?${start}&scope=openid+email+profile&state=${state}&nonce=${nonce}&prompt=select_account`
  expect(request).toEqual({ url, state, data: { redirectUri, nonce, url }, dropped: [] })
})

// The challenge is the SHA-256 of 48 times "r" (RFC 7636 §4.2), computed with Python's hashlib.
test('PKCE when the provider advertises S256, everything in Streamlit’s order', () => {
  const request = build(
    {
      clientKwargs: { login_hint: 'ada@example.test', response_mode: 'query', prompt: 'login', scope: 'openid' },
      authorizeParams: { acr_values: 'mfa', max_age: '0' },
    },
    ['plain', 'S256'],
  )
  expect(query(request)).toBe(
    `${start}&scope=openid&state=${state}&acr_values=mfa&max_age=0&nonce=${nonce}&code_challenge=pxfwG1ISk4nszfWwiKTP1BpxDgRPRGta7l8tK173T_c&code_challenge_method=S256&response_mode=query&prompt=login&login_hint=ada%40example.test`,
  )
  expect(request.data).toEqual({ redirectUri, codeVerifier, nonce, url: request.url })
  expect(request.dropped).toEqual([])
})

test('client_kwargs can force PKCE', () => {
  const request = build({ clientKwargs: { code_challenge_method: 'S256' } })
  expect(query(request)).toContain('&code_challenge_method=S256')
  expect(request.data.codeVerifier).toBe(codeVerifier)
})

test('keeps what the endpoint has in its query already', () => {
  expect(build({}, null, `${endpoint}?p=policy%201&empty=&client_id=x#f`).url).toMatch(
    /^https:\/\/idp\.example\/authorize\?p=policy\+1&empty=&client_id=x&response_type=code&client_id=demo&.*prompt=select_account#f$/,
  )
})

test('an empty prompt is sent, not removed', () => {
  expect(query(build({ clientKwargs: { prompt: '' } }))).toMatch(/&prompt=$/)
})

test('without openid in the scope there is no nonce', () => {
  const request = build({ clientKwargs: { scope: 'email profile' } })
  expect(query(request)).toBe(`${start}&scope=email+profile&state=${state}&prompt=select_account`)
  expect(request.data).toEqual({ redirectUri, url: request.url })
})

test.each(['', []])('an empty scope %j is left out', (scope) => {
  expect(query(build({ clientKwargs: { scope } }))).toBe(`${start}&state=${state}&prompt=select_account`)
})

test('a scope in a list is joined', () => {
  expect(query(build({ clientKwargs: { scope: ['openid', 'email'] } }))).toContain('&scope=openid+email&')
})

test('names the keys of client_kwargs that go nowhere, in their order', () => {
  const clientKwargs = { max_age: 0, scope: 'openid', hd: 'x', timeout: 3, state: 's', nonce: 'n', redirect_uri: 'u' }
  const request = build({ clientKwargs })
  expect(request.dropped).toEqual(['max_age', 'hd', 'state', 'nonce', 'redirect_uri'])
  expect(query(request)).toBe(`${start}&scope=openid&state=${state}&nonce=${nonce}&prompt=select_account`)
})

test('response_type of client_kwargs replaces code, and PKCE goes with it', () => {
  const request = build({ clientKwargs: { response_type: 'id_token' } }, ['S256'])
  expect(query(request)).toMatch(/^response_type=id_token&client_id=demo&/)
  expect(query(request)).not.toContain('code_challenge')
})

test('authorize_params win over client_kwargs and over what is generated', () => {
  const request = build({
    clientKwargs: { prompt: 'login', scope: 'openid' },
    authorizeParams: { prompt: 'none', scope: 'openid groups', state: 'mine', nonce: 'once' },
  })
  expect(query(request)).toBe(`${start}&scope=openid+groups&state=mine&prompt=none&nonce=once`)
  expect(request).toMatchObject({ state: 'mine', data: { nonce: 'once' } })
})

test.each([
  [{}, 's', 'client_secret_basic'],
  [{}, '', 'none'],
  [{ token_endpoint_auth_method: 'client_secret_post' }, 's', 'client_secret_post'],
  [{ token_endpoint_auth_method: 'client_secret_basic' }, '', 'client_secret_basic'],
  [{ token_endpoint_auth_method: 'none' }, 's', 'none'],
  [{ token_endpoint_auth_method: 'unknown' }, 's', 'client_secret_basic'],
])('client_kwargs %j with the secret %j authenticates by %s', (clientKwargs, clientSecret, method) => {
  expect(tokenEndpointAuthMethod({ ...config, clientKwargs, clientSecret })).toBe(method)
})
