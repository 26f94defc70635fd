import { expect, test } from 'vitest'
import { labBrowser, testLab } from '#lib/lab/testing.ts'
import { shapeOf } from '#lib/provider/tenant-table.ts'
import { tenantNames } from '#lib/provider/tenants.ts'
import { attempt, metadataOf } from './misbehaving.ts'

/** Modelled on the OpenID Foundation's plans for an RP: Config, RP-initiated logout, refresh, Dynamic. */

const tenants = tenantNames.filter((tenant) => shapeOf(tenant)?.idTokenAlg !== 'HS256')

test.each(tenants)(
  'oidcc-client-test-discovery-openid-config: at %s the endpoint of the metadata is asked',
  async (tenant) => {
    const { asked } = await attempt(tenant)
    const { token_endpoint: endpoint } = await metadataOf(tenant)
    expect(asked).toContain(`POST ${new URL(String(endpoint)).pathname}`)
  },
)

test.each(tenants)(
  'oidcc-client-test-discovery-jwks-uri-keys: at %s the keys are asked for where the metadata say',
  async (tenant) => {
    const { asked } = await attempt(tenant)
    const { jwks_uri: keys } = await metadataOf(tenant)
    expect(asked).toContain(`GET ${new URL(String(keys)).pathname}`)
  },
)

test.each(tenants)(
  'oidcc-client-test-discovery-issuer-mismatch: at %s it is the ID token that is refused, as in Streamlit',
  async (tenant) => {
    const { outcome } = await attempt(tenant, {
      metadata: (metadata) => ({ ...metadata, issuer: 'https://elsewhere.example' }),
      // Or it would be refused before, where the provider says in the callback who answers.
      callback: (parameters) => {
        if (parameters.has('iss')) parameters.set('iss', 'https://elsewhere.example')
      },
    })
    expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('"iss"') } })
  },
)

test.each(tenants)('oidcc-client-test-signing-key-rotation: at %s a login with the next key works', async (tenant) => {
  expect((await attempt(tenant)).outcome.ok).toBe(true)
  expect((await attempt(tenant, { idToken: (token) => token })).outcome.ok).toBe(true)
})

test.each(tenants)(
  'oidcc-client-test-signing-key-rotation-just-before-signing: at %s the keys are read after the token',
  async (tenant) => {
    const { outcome, asked } = await attempt(tenant, { idToken: (token) => token, keys: (keys) => keys.slice(-1) })
    expect(outcome.ok).toBe(true)
    expect(asked.findIndex((one) => one.startsWith('POST'))).toBe(asked.length - 2)
  },
)

const app = '/app/simple-example'

/** A browser that is logged in, has pressed the logout and is sent back by the provider. */
async function loggedOut() {
  const browser = labBrowser(await testLab())
  await browser.login('simple-example', 'Log in with Acme ID', 'ada')
  const asked = await browser.open(`${app}/auth/logout`)
  if (asked.kind !== 'provider' || asked.page.kind !== 'sign-out') throw new Error('no page to sign out on')
  const back = await browser.open(asked.page.action, { xsrf: asked.page.xsrf, logout: 'yes' })
  return { browser, asked, back }
}

test('oidcc-client-test-rp-init-logout: the app sends the browser to the provider, and is logged out', async () => {
  const { asked, back } = await loggedOut()
  const { searchParams } = new URL(asked.url)
  expect(searchParams.get('post_logout_redirect_uri')).toBe(`http://localhost:4321${app}/oauth2callback`)
  expect(searchParams.get('id_token_hint')?.split('.')).toHaveLength(3)
  expect(back).toMatchObject({ kind: 'app', page: { user: { is_logged_in: false } } })
})

test.each(['?state=another-state', '?state=', ''])(
  'oidcc-client-test-rp-init-logout-other-state and -no-state: a return with "%s" ends at the start page',
  async (query) => {
    const { browser } = await loggedOut()
    const back = await browser.open(`${app}/oauth2callback${query}`)
    expect(back).toMatchObject({ kind: 'app', page: { user: { is_logged_in: false } } })
  },
)

test.each([
  ['oidcc-client-test-refresh-token', 'Streamlit asks for no refresh'],
  ['oidcc-client-test-refresh-token-invalid-issuer', 'Streamlit asks for no refresh'],
  ['oidcc-client-test-refresh-token-invalid-sub', 'Streamlit asks for no refresh'],
  ['oidcc-client-test-dynamic-registration', 'Streamlit registers nowhere: its client stands in secrets.toml'],
  ['oidcc-client-test-discovery-webfinger-acct', 'Streamlit is told the metadata URL'],
  ['oidcc-client-test-discovery-webfinger-url', 'Streamlit is told the metadata URL'],
  ['oidcc-client-test-request-uri-signed-none', 'Streamlit sends parameters, no request object'],
  ['oidcc-client-test-userinfo-signed', 'Streamlit does not ask for userinfo'],
])('%s does not apply: %s', async () => {
  const { asked, sent } = await attempt('acme')
  expect(asked).toEqual([
    'GET /provider/acme/.well-known/openid-configuration',
    'POST /provider/acme/token',
    'GET /provider/acme/jwks',
  ])
  const form = new URLSearchParams(new TextDecoder().decode(sent[1]?.body ?? new Uint8Array()))
  expect([...form.keys()].toSorted()).toEqual(['code', 'code_verifier', 'grant_type', 'redirect_uri'])
})
