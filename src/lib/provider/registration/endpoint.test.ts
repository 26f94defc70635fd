import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import { providerCaps } from '../caps.ts'
import { testProviders } from '../testing.ts'

const uri = 'http://localhost:8501/oauth2callback'
const json = { 'content-type': 'application/json' }

async function register(body: unknown, headers: HeadersInit = json, tenant: 'acme' | 'globex' = 'acme') {
  const providers = await testProviders()
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const url = `http://localhost:4321/provider/${tenant}/reg`
  const answer = await providers.handle(tenant, new Request(url, { method: 'POST', headers, body: text }))
  if (answer.kind !== 'response') throw new Error('a page')
  return { response: answer.response, body: await answer.response.json() }
}

test('registers an app and says everything that RFC 7591 §3.2.1 asks for', async () => {
  const { response, body } = await register({ client_name: 'My app', redirect_uris: [uri] })
  expect(response.status).toBe(201)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(body).toEqual({
    client_id: expect.stringMatching(/^own1_[\w-]{100,200}$/),
    client_secret: expect.stringMatching(/^[\w-]{43}$/),
    client_id_issued_at: expect.any(Number),
    client_secret_expires_at: body.client_id_issued_at + 86_400,
    client_name: 'My app',
    redirect_uris: [uri],
    post_logout_redirect_uris: [uri],
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    application_type: 'web',
    subject_type: 'public',
    id_token_signed_response_alg: 'RS256',
  })
})

test('stores nothing', async () => {
  const store = memoryStore({ clock: Date.now, caps: providerCaps })
  const providers = await testProviders({ store })
  const body = JSON.stringify({ redirect_uris: [uri] })
  const url = 'http://localhost:4321/provider/acme/reg'
  await providers.handle('acme', new Request(url, { method: 'POST', headers: json, body }))
  expect(store.size()).toBe(0)
})

test('takes a language tag, contacts and what it does not know, and keeps none of it', async () => {
  const more = { 'client_name#de': 'Meine App', contacts: ['a@example.com'], software_id: '1', __proto__: {} }
  const { response, body } = await register({ redirect_uris: [uri], scope: 'openid', ...more })
  expect(response.status).toBe(201)
  expect(body.client_name).toBe('An app without a name')
  expect(JSON.stringify(body)).not.toContain('example.com')
})

test.each([
  [{}, 'invalid_redirect_uri', /^redirect_uris is missing/],
  [{ redirect_uris: [] }, 'invalid_redirect_uri', /^redirect_uris is missing/],
  [{ redirect_uris: Array(6).fill(uri) }, 'invalid_redirect_uri', /^redirect_uris has 6 members: 5 is the most/],
  [{ redirect_uris: ['http://evil.example/cb'] }, 'invalid_redirect_uri', /^redirect_uris is "http:\/\/evil/],
  [{ redirect_uris: [uri, 'http://localhost/x'] }, 'invalid_redirect_uri', /^redirect_uris\[1\] is .* names no port/],
  [{ redirect_uris: uri }, 'invalid_redirect_uri', /^redirect_uris is not an array/],
  [{ redirect_uris: [1] }, 'invalid_redirect_uri', /^redirect_uris is not an array/],
  [{ redirect_uris: [uri], client_name: 7 }, 'invalid_client_metadata', /^client_name is not a string/],
  [{ redirect_uris: [uri], client_name: 'a\u202eb' }, 'invalid_client_metadata', /^client_name holds U\+202E/],
  [{ redirect_uris: [uri], jwks_uri: 'http://169.254.169.254/' }, 'invalid_client_metadata', /^jwks_uri is not taken/],
  [{ redirect_uris: [uri], sector_identifier_uri: 'https://x.example' }, 'invalid_client_metadata', /^sector_id/],
  [{ redirect_uris: [uri], logo_uri: 'https://x.example' }, 'invalid_client_metadata', /^logo_uri/],
  [{ redirect_uris: [uri], 'logo_uri#de': 'https://x.example' }, 'invalid_client_metadata', /^logo_uri#de/],
  [{ redirect_uris: [uri], client_uri: 'https://x.example' }, 'invalid_client_metadata', /^client_uri/],
  [{ redirect_uris: [uri], policy_uri: 'https://x.example' }, 'invalid_client_metadata', /^policy_uri/],
  [{ redirect_uris: [uri], tos_uri: 'https://x.example' }, 'invalid_client_metadata', /^tos_uri/],
  [{ redirect_uris: [uri], initiate_login_uri: 'https://x.example' }, 'invalid_client_metadata', /^initiate_login_uri/],
  [{ redirect_uris: [uri], backchannel_logout_uri: 'https://x.example' }, 'invalid_client_metadata', /^backchannel/],
  [{ redirect_uris: [uri], request_uris: ['https://x.example'] }, 'invalid_client_metadata', /^request_uris/],
  [{ redirect_uris: [uri], software_statement: 'eyJ' }, 'invalid_client_metadata', /^software_statement/],
  [{ redirect_uris: [uri], grant_types: ['implicit'] }, 'invalid_client_metadata', /^grant_types is \["implicit"\]/],
  [{ redirect_uris: [uri], response_types: ['token'] }, 'invalid_client_metadata', /^response_types/],
  [{ redirect_uris: [uri], response_types: 'code' }, 'invalid_client_metadata', /^response_types/],
  [{ redirect_uris: [uri], application_type: 'native' }, 'invalid_client_metadata', /^application_type is "native"/],
  [{ redirect_uris: [uri], token_endpoint_auth_method: 'none' }, 'invalid_client_metadata', /^token_endpoint_auth/],
  [{ redirect_uris: [uri], id_token_signed_response_alg: 'none' }, 'invalid_client_metadata', /^id_token_signed/],
  [
    { redirect_uris: [uri], post_logout_redirect_uris: ['http://x.example/'] },
    'invalid_client_metadata',
    /^post_logout/,
  ],
  ['not JSON', 'invalid_client_metadata', /not a JSON object/],
  ['[]', 'invalid_client_metadata', /not a JSON object/],
  ['null', 'invalid_client_metadata', /not a JSON object/],
])('refuses %j', async (metadata, error, description) => {
  const { response, body } = await register(metadata)
  expect(response.status).toBe(400)
  expect(body).toEqual({ error, error_description: expect.stringMatching(description) })
  expect(body.error_description).toMatch(/^[ -~]+$/)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
  'refuses the content type "%s"',
  async (type) => {
    const headers = type === '' ? new Headers() : { 'content-type': type }
    const { response } = await register({ redirect_uris: [uri] }, headers)
    expect(response.status).toBe(415)
  },
)

test('refuses more than 8 kB with 413 in JSON', async () => {
  const { response, body } = await register({ redirect_uris: [uri], padding: 'x'.repeat(9000) })
  expect(response.status).toBe(413)
  expect(body.error_description).toContain('8192 bytes')
})

test('1,999 redirect URIs are refused by size before they are read', async () => {
  const { response } = await register({ redirect_uris: Array.from({ length: 1999 }, (_, n) => `${uri}${n}`) })
  expect(response.status).toBe(413)
})

test('sends no CORS header and answers no preflight', async () => {
  const { response } = await register({ redirect_uris: [uri] }, { ...json, origin: 'https://evil.example' })
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  const providers = await testProviders()
  const init = { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }
  const answer = await providers.handle('acme', new Request('http://localhost:4321/provider/acme/reg', init))
  const headers = answer.kind === 'page' ? answer.headers : answer.response.headers
  expect(headers.get('access-control-allow-origin')).toBeNull()
})
