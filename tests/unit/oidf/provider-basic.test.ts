import { setTimeout as wait } from 'node:timers/promises'
import { decodeProtectedHeader } from 'jose'
import { expect, test } from 'vitest'
import { shapeOf, tenants } from '#lib/provider/tenant-table.ts'
import { houseTenants, tenantNames } from '#lib/provider/tenants.ts'
import { browser, pageOf } from '#lib/provider/testing.ts'
import {
  ahead,
  authorize,
  claimsOf,
  login,
  metadataOf,
  pkce,
  providers,
  redeem,
  redeemed,
  signIn,
  userinfo,
} from './logins.ts'

/** Modelled on the modules of the OpenID Foundation's plan for a Basic OP. Nothing here is certified. */

test.each(tenantNames)('oidcc-server: a login at %s', async (tenant) => {
  const { back, tokens, claims, status } = await login(tenant)
  expect(back.get('state')).toBe('a-state-of-the-tests')
  expect(status).toBe(200)
  expect(tokens).toMatchObject({
    token_type: 'Bearer',
    expires_in: expect.any(Number),
    access_token: expect.any(String),
  })
  expect(claims).toMatchObject({ nonce: 'a-nonce-of-the-tests', iat: expect.any(Number), exp: expect.any(Number) })
  if (back.has('iss')) expect(back.get('iss')).toBe((await metadataOf(tenant))['issuer'])
})

test.each(tenantNames)('oidcc-response-type-missing: %s answers with an error', async (tenant) => {
  const { back } = await authorize(tenant, { response_type: undefined })
  expect(back?.get('error')).toBe('invalid_request')
})

test.each(tenantNames)('oidcc-idtoken-signature: %s signs with what it says, and names the key', async (tenant) => {
  const { tokens } = await login(tenant)
  const { alg, kid } = decodeProtectedHeader(String(tokens['id_token']))
  expect((await metadataOf(tenant))['id_token_signing_alg_values_supported']).toContain(alg)
  expect(typeof kid).toBe(alg === 'HS256' ? 'undefined' : 'string')
})

test.each(tenantNames)('oidcc-idtoken-unsigned: %s offers no token without a signature', async (tenant) => {
  expect((await metadataOf(tenant))['id_token_signing_alg_values_supported']).not.toContain('none')
})

test.each(['get', 'post-header', 'post-body'] as const)('oidcc-userinfo-%s: every provider answers', async (how) => {
  for (const tenant of tenantNames) {
    const { tokens, claims } = await login(tenant)
    const { status, members } = await userinfo(tenant, tokens['access_token'], how)
    expect([tenant, status, members['sub']]).toEqual([tenant, 200, claims['sub']])
  }
})

test.each(tenantNames)(
  'oidcc-ensure-request-without-nonce-succeeds-for-code-flow: at %s, with PKCE',
  async (tenant) => {
    const { claims } = await login(tenant, { nonce: undefined, ...pkce })
    expect(claims['nonce']).toBeUndefined()
  },
)

test.each([
  ['profile', 'name'],
  ['email', 'email'],
  ['address', 'address'],
  ['phone', 'phone_number'],
] as const)('oidcc-scope-%s: claims come where the provider has the scope', async (scope, claim) => {
  for (const tenant of houseTenants) {
    const { tokens } = await login(tenant, { scope: `openid ${scope}` })
    const { members } = await userinfo(tenant, tokens['access_token'], 'get')
    expect([tenant, claim in members]).toEqual([tenant, tenants[tenant].claims[scope] !== undefined])
  }
})

test.each(houseTenants)('oidcc-scope-all: at %s', async (tenant) => {
  const { tokens } = await login(tenant, { scope: 'openid profile email address phone' })
  const { members } = await userinfo(tenant, tokens['access_token'], 'get')
  expect(members).toMatchObject({ name: 'Ada Lovelace', email: expect.stringMatching(/^ada@/) })
})

test.each([
  ['oidcc-alternate-happy-flow', { scope: 'email openid profile' }],
  ['oidcc-display-page', { display: 'page' }],
  ['oidcc-display-popup', { display: 'popup' }],
  ['oidcc-ui-locales', { ui_locales: 'fr se' }],
  ['oidcc-claims-locales', { claims_locales: 'fr se' }],
  ['oidcc-login-hint', { login_hint: 'buffy@example.com' }],
  ['oidcc-ensure-request-with-acr-values-succeeds', { acr_values: '1 2' }],
  ['oidcc-ensure-request-with-unknown-parameter-succeeds', { extra: 'foobar' }],
  ['oidcc-claims-essential', { claims: '{"userinfo":{"name":{"essential":true}}}' }],
  ['oidcc-ensure-request-with-valid-pkce-succeeds', pkce],
] as const)('%s: no provider minds', async (_module, more) => {
  for (const tenant of tenantNames) expect([tenant, (await login(tenant, more)).status]).toEqual([tenant, 200])
})

const subject = async (tenant: (typeof tenantNames)[number], tokens: Readonly<Record<string, unknown>>) =>
  (await claimsOf(tenant, String(tokens['id_token'])))['sub']

test.each(tenantNames)('oidcc-prompt-none-not-logged-in: %s answers login_required', async (tenant) => {
  const { back } = await authorize(tenant, { prompt: 'none' })
  expect(back?.get('error')).toBe('login_required')
})

test.each(tenantNames)('oidcc-prompt-none-logged-in: %s answers with the same person', async (tenant) => {
  const { visitor, tokens } = await login(tenant)
  const { back } = await authorize(tenant, { prompt: 'none' }, visitor)
  const again = await redeemed(tenant, back ?? new URLSearchParams())
  expect(again.claims['sub']).toBe(await subject(tenant, tokens))
})

// A hint that the app's own secret signs is none to oidc-provider.
const signedWithKeys = tenantNames.filter((tenant) => shapeOf(tenant)?.idTokenAlg !== 'HS256')

test.each(signedWithKeys)('oidcc-id-token-hint: %s answers prompt=none for the person of the hint', async (tenant) => {
  const { visitor, tokens } = await login(tenant)
  const hint = { prompt: 'none', id_token_hint: String(tokens['id_token']) }
  const { back } = await authorize(tenant, hint, visitor)
  expect(back?.get('error')).toBeNull()
  expect((await redeemed(tenant, back ?? new URLSearchParams())).claims['sub']).toBe(await subject(tenant, tokens))
})

test.each(tenantNames)('oidcc-max-age-10000: %s asks nobody again, and auth_time stays', async (tenant) => {
  const first = await login(tenant, { max_age: '10000' })
  const { back } = await authorize(tenant, { max_age: '10000' }, first.visitor)
  const again = await redeemed(tenant, back ?? new URLSearchParams())
  expect(first.claims['auth_time']).toEqual(expect.any(Number))
  expect(again.claims['auth_time']).toBe(first.claims['auth_time'])
})

test('oidcc-prompt-login and oidcc-max-age-1: two seconds later every provider asks again, and auth_time is newer', async () => {
  const firsts = await Promise.all(
    tenantNames.map(async (tenant) => ({ tenant, first: await login(tenant, { max_age: '10000' }) })),
  )
  await wait(2100)
  for (const { tenant, first } of firsts) {
    const aged = await login(tenant, { max_age: '1' }, first.visitor)
    expect([tenant, Number(aged.claims['auth_time'])]).toEqual([tenant, expect.any(Number)])
    expect(Number(aged.claims['auth_time'])).toBeGreaterThan(Number(first.claims['auth_time']))
    const { answer } = await authorize(tenant, { prompt: 'login' }, first.visitor)
    expect(pageOf(answer, 'sign-in').tenant.name).toBe(tenant)
  }
})

test.each(tenantNames)('oidcc-codereuse: %s refuses a code that was used, and ends its tokens', async (tenant) => {
  const { back } = await signIn(tenant)
  const { members } = await redeem(tenant, back)
  expect(await redeem(tenant, back)).toMatchObject({ status: 400, members: { error: 'invalid_grant' } })
  expect((await userinfo(tenant, members['access_token'], 'get')).status).toBe(401)
})

test.each(tenantNames)('oidcc-codereuse-30seconds: %s refuses it half a minute later too', async (tenant) => {
  const { back } = await signIn(tenant)
  const { members } = await redeem(tenant, back)
  ahead.seconds += 31
  expect(await redeem(tenant, back)).toMatchObject({ status: 400, members: { error: 'invalid_grant' } })
  expect((await userinfo(tenant, members['access_token'], 'get')).status).toBe(401)
})

test.each(tenantNames)('oidcc-ensure-registered-redirect-uri: %s shows a page and leads nowhere', async (tenant) => {
  const { answer } = await authorize(tenant, { redirect_uri: 'https://elsewhere.example/' })
  expect(pageOf(answer, 'error').status).toBe(400)
})

test.each(tenantNames)('oidcc-server-client-secret-post: at %s', async (tenant) => {
  const { back } = await signIn(tenant)
  expect((await redeem(tenant, back, { post: 'yes' })).status).toBe(200)
})

test.each([
  ['oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported', { request_uri: 'https://x.example/' }],
  ['oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported', { request: 'e30.e30.' }],
  ['oidcc-ensure-request-object-with-redirect-uri', { request: 'e30.eyJyZWRpcmVjdF91cmkiOiJodHRwczovL3gifQ.' }],
] as const)('%s: every provider refuses it', async (_module, more) => {
  for (const tenant of tenantNames) {
    const { back } = await authorize(tenant, more)
    expect([tenant, back?.get('error')]).toEqual([tenant, expect.stringMatching(/^request(?:_uri)?_not_supported$/)])
  }
})

test.each([
  ['oidcc-ensure-post-request-succeeds', 'a request by POST is off, as in oidc-provider unless it is told', 404],
] as const)('%s does not apply: %s', async (_module, _why, status) => {
  for (const tenant of tenantNames) {
    const url = String((await metadataOf(tenant))['authorization_endpoint'])
    const { answer } = await browser(providers).follow(url, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'test-app' }),
    })
    expect([tenant, pageOf(answer, 'error').status]).toEqual([tenant, status])
  }
})

test.each([['oidcc-refresh-token', 'no refresh token is issued']])('%s does not apply: %s', async () => {
  for (const tenant of tenantNames) {
    const { tokens } = await login(tenant)
    expect([tenant, 'refresh_token' in tokens]).toEqual([tenant, false])
  }
})
