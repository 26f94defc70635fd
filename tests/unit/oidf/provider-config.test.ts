import { expect, test } from 'vitest'
import { providerCaps } from '#lib/provider/caps.ts'
import { makeKeys } from '#lib/provider/keys.ts'
import { createProviders } from '#lib/provider/providers.ts'
import { houseTenants, tenantNames } from '#lib/provider/tenants.ts'
import { pageOf, testClient, testKeys, testRegistry } from '#lib/provider/testing.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import { authorize, json, metadataOf, origin, providers } from './logins.ts'

/** Modelled on the modules of the OpenID Foundation's plans for an OP: Config and Dynamic. */

const required = [
  ...['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'response_types_supported'],
  ...['subject_types_supported', 'id_token_signing_alg_values_supported'],
]

test.each(tenantNames)('oidcc-discovery-endpoint-verification: the metadata of %s', async (tenant) => {
  const metadata = await metadataOf(tenant)
  for (const name of required) expect([name, typeof metadata[name]]).not.toEqual([name, 'undefined'])
  for (const [name, value] of Object.entries(metadata)) {
    if (/_endpoint$|_uri$|^issuer$/.test(name)) expect(String(value)).toMatch(/^http:\/\/localhost:4321\/provider\//)
  }
  expect(metadata['scopes_supported']).toContain('openid')
  const methods = metadata['code_challenge_methods_supported']
  expect(methods === undefined || Array.isArray(methods)).toBe(true)
  const { members } = await json(tenant, new Request(String(metadata['jwks_uri'])))
  const kids = Array.from(Object(members['keys']) as { kid: string }[], ({ kid }) => kid)
  expect(new Set(kids).size).toBe(kids.length)
})

test.each(tenantNames)('oidcc-ensure-redirect-uri-in-authorization-request: %s shows a page', async (tenant) => {
  const { answer } = await authorize(tenant, { redirect_uri: undefined })
  expect(pageOf(answer, 'error').status).toBe(400)
})

test.each(['?foo=bar', '?x=1&y=2'])(
  'oidcc-redirect-uri-query-added: with "%s" every provider shows a page',
  async (query) => {
    for (const tenant of tenantNames) {
      const { answer } = await authorize(tenant, { redirect_uri: `http://localhost:8501/oauth2callback${query}` })
      expect([tenant, pageOf(answer, 'error').code]).toEqual([tenant, 'invalid_redirect_uri'])
    }
  },
)

/** Registers an app at a provider of the house. */
const register = (tenant: (typeof houseTenants)[number], redirectUri: string) =>
  json(
    tenant,
    new Request(`${origin}/provider/${tenant}/reg`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ redirect_uris: [redirectUri] }),
    }),
  )

test.each([
  ['oidcc-redirect-uri-query-OK and -query-mismatch', 'http://localhost:8501/oauth2callback?x=1'],
  ['oidcc-redirect-uri-regfrag', 'http://localhost:8501/oauth2callback#fragment'],
])('%s: such an address is not registered', async (_module, redirectUri) => {
  for (const tenant of houseTenants) {
    const { status, members } = await register(tenant, redirectUri)
    expect([tenant, status, members['error']]).toEqual([tenant, 400, 'invalid_redirect_uri'])
  }
})

test('oidcc-server-rotate-keys: a key that is put before the others is published beside them', async () => {
  const [before, next] = [await testKeys(), await makeKeys()]
  const keys = { acme: { keys: [...next.acme.keys, ...before.acme.keys] }, globex: before.globex }
  const rotated = await createProviders({
    origin,
    keys,
    cookieKeys: ['a-cookie-key-of-the-tests'],
    clients: { acme: [testClient] },
    registry: testRegistry(),
    store: memoryStore({ clock: Date.now, caps: providerCaps }),
    clock: Date.now,
  })
  const { members } = await json('acme', new Request(`${origin}/provider/acme/jwks`), rotated)
  expect(members['keys']).toMatchObject(keys.acme.keys.map(({ kid }) => ({ kid })))
})

test.each([
  ['oidcc-idtoken-rs256', 'asked by oidcc-idtoken-signature', 'id_token_signing_alg_values_supported', ['RS256']],
  ['oidcc-userinfo-rs256', 'userinfo is JSON', 'userinfo_signing_alg_values_supported', undefined],
  ['oidcc-registration-logo-uri', 'the server and its visitors fetch nothing that a client names', 'x', undefined],
  ['oidcc-registration-policy-uri', 'the server and its visitors fetch nothing that a client names', 'x', undefined],
  ['oidcc-registration-tos-uri', 'the server and its visitors fetch nothing that a client names', 'x', undefined],
  [
    'oidcc-registration-jwks-uri',
    'clients have a secret',
    'token_endpoint_auth_signing_alg_values_supported',
    undefined,
  ],
  ['oidcc-registration-sector-uri and -sector-bad', 'subjects are public', 'subject_types_supported', ['public']],
  ['oidcc-refresh-token-rp-key-rotation', 'no refresh token', 'grant_types_supported', ['authorization_code']],
  ['oidcc-request-uri-unsigned', 'no request objects', 'request_uri_parameter_supported', false],
  ['oidcc-request-uri-signed-rs256', 'no request objects', 'request_uri_parameter_supported', false],
  [
    'oidcc-ensure-client-assertion-with-iss-aud-succeeds',
    'clients have a secret',
    'token_endpoint_auth_methods_supported',
    ['client_secret_basic', 'client_secret_post'],
  ],
])('%s does not apply: %s', async (_module, _why, name, value) => {
  for (const tenant of houseTenants) expect((await metadataOf(tenant, providers))[name]).toEqual(value)
})
