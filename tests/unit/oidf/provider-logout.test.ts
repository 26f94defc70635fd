import { generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { tenants } from '#lib/provider/tenant-table.ts'
import { isHouseTenant, type TenantName, tenantNames } from '#lib/provider/tenants.ts'
import { callback, pageOf, testClient } from '#lib/provider/testing.ts'
import { authorize, login, metadataOf } from './logins.ts'

/**
 * Modelled on the modules of the OpenID Foundation's plan for RP-initiated logout. Acme, and the shapes that end sessions
 * for apps as the specification has it: Globex ends none, Cognito has a way of its own.
 */
const asSpecified = tenantNames.filter((tenant) => tenants[tenant].endSession && tenant !== 'cognito')

type Parameters = Readonly<Record<string, string>>

/** What a signed-in browser gets that asks for a logout. `with`: the parameters, given the ID token. */
async function logout(tenant: TenantName, parameters: (idToken: string) => Parameters) {
  const { visitor, tokens } = await login(tenant)
  const url = new URL(String((await metadataOf(tenant))['end_session_endpoint']))
  const sent = parameters(String(tokens['id_token']))
  for (const [name, value] of Object.entries(sent)) url.searchParams.set(name, value)
  // An ID token for several audiences does not say whose it is; Streamlit always says.
  if (sent['id_token_hint'] && tenant.startsWith('zitadel')) url.searchParams.set('client_id', testClient.clientId)
  const { answer } = await visitor.follow(url.href)
  const confirm = async () => {
    const page = pageOf(answer, 'sign-out')
    return visitor.post(page, { xsrf: page.xsrf, logout: 'yes' })
  }
  const isSignedIn = async () => (await authorize(tenant, { prompt: 'none' }, visitor)).back?.get('error') === null
  return { answer, confirm, isSignedIn }
}

test('the shapes that are asked', () => {
  expect(asSpecified.filter((tenant) => !isHouseTenant(tenant)).length).toBeGreaterThan(3)
})

test.each(asSpecified)('oidcc-rp-initiated-logout-discovery-endpoint-verification: %s', async (tenant) => {
  expect((await metadataOf(tenant))['end_session_endpoint']).toMatch(/^http:\/\/localhost:4321\/provider\//)
})

test.each(asSpecified)(
  'oidcc-rp-initiated-logout: %s leads back with the state, and the session is over',
  async (tenant) => {
    const { confirm, isSignedIn } = await logout(tenant, (idToken) => ({
      id_token_hint: idToken,
      post_logout_redirect_uri: callback,
      state: 'bye',
    }))
    expect(await isSignedIn()).toBe(true)
    expect((await confirm()).url).toBe(`${callback}?state=bye`)
    expect(await isSignedIn()).toBe(false)
  },
)

test.each(asSpecified)('oidcc-rp-initiated-logout-no-state: %s leads back without', async (tenant) => {
  const { confirm } = await logout(tenant, (idToken) => ({
    id_token_hint: idToken,
    post_logout_redirect_uri: callback,
  }))
  expect((await confirm()).url).toBe(callback)
})

const forged = async (idToken: string): Promise<string> => {
  const { privateKey } = await generateKeyPair('RS256')
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
}
const unsigned = (idToken: string): string =>
  `${Buffer.from('{"alg":"none"}').toString('base64url')}.${idToken.split('.')[1]}.`
const foreign = await forged('e30.eyJzdWIiOiJhZGEifQ.')

test.each<[string, (idToken: string) => Parameters]>([
  [
    '-bad-post-logout-redirect-uri',
    (hint) => ({ id_token_hint: hint, post_logout_redirect_uri: 'https://x.example/' }),
  ],
  [
    '-query-added-to-post-logout-redirect-uri',
    (hint) => ({ id_token_hint: hint, post_logout_redirect_uri: `${callback}?x=1` }),
  ],
  ['-modified-id-token-hint', (hint) => ({ id_token_hint: unsigned(hint), post_logout_redirect_uri: callback })],
  ['-bad-id-token-hint', () => ({ id_token_hint: foreign, post_logout_redirect_uri: callback })],
])('oidcc-rp-initiated-logout%s: a page, and nobody is signed out', async (_module, parameters) => {
  for (const tenant of asSpecified) {
    const { answer, isSignedIn } = await logout(tenant, parameters)
    expect([tenant, pageOf(answer, 'error').status]).toEqual([tenant, 400])
    expect([tenant, await isSignedIn()]).toEqual([tenant, true])
  }
})

test.each<[string, (idToken: string) => Parameters]>([
  ['-no-params', () => ({})],
  ['-no-post-logout-redirect-uri', (hint) => ({ id_token_hint: hint })],
  ['-only-state', () => ({ state: 'bye' })],
  ['-no-id-token-hint', () => ({ post_logout_redirect_uri: callback })],
])('oidcc-rp-initiated-logout%s: signed out after asking, on a page of the provider', async (_module, parameters) => {
  for (const tenant of asSpecified) {
    const { confirm, isSignedIn } = await logout(tenant, parameters)
    expect([tenant, pageOf((await confirm()).answer, 'signed-out').tenant.name]).toEqual([tenant, tenant])
    expect([tenant, await isSignedIn()]).toEqual([tenant, false])
  }
})

test('a client_id and a registered address lead back after asking, which Streamlit relies on', async () => {
  const { confirm } = await logout('acme', () => ({
    client_id: testClient.clientId,
    post_logout_redirect_uri: callback,
  }))
  expect((await confirm()).url).toBe(callback)
})

test.each(['globex', 'cognito'] as const)('the plan does not apply to %s, which ends no session so', async (tenant) => {
  const { end_session_endpoint: end } = await metadataOf(tenant)
  expect(tenant === 'globex' ? end : String(end)).toEqual(
    tenant === 'globex' ? undefined : expect.stringMatching(/logout$/),
  )
})
