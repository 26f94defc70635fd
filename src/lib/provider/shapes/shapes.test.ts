import { decodeJwt, decodeProtectedHeader } from 'jose'
import { expect, test } from 'vitest'
import { metadataUrlOf } from '../tenant-table.ts'
import { type ShapeId, shapeIds } from '../tenants.ts'
import { browser, callback, pageOf, testClient, testKeys, testProviders } from '../testing.ts'
import { shapes } from './index.ts'

const origin = 'http://localhost:4321'
const clients = Object.fromEntries(shapeIds.map((id) => [id, [testClient]]))
const providers = await testProviders({ clients })

async function get(id: ShapeId, url: string) {
  const answer = await providers.handle(id, new Request(url))
  if (answer.kind === 'page') throw new Error(`a page "${answer.page.kind}" at ${url}`)
  return answer.response
}

async function metadataOf(id: ShapeId): Promise<Record<string, unknown>> {
  return Object((await get(id, metadataUrlOf(origin, id))).json())
}

/** The ID token of a login as a persona, and the browser that is signed in. */
async function loginAt(id: ShapeId, persona: string, more: Record<string, string> = {}) {
  const visitor = browser(providers)
  const metadata = await metadataOf(id)
  const request = { response_type: 'code', client_id: testClient.clientId, redirect_uri: callback }
  const query = new URLSearchParams({ ...request, scope: 'openid email profile', state: 's', nonce: 'n', ...more })
  const first = await visitor.follow(`${metadata['authorization_endpoint']}?${query}`)
  if (first.answer.kind !== 'page') return { visitor, metadata, at: first.url, idToken: '' }
  const last = await visitor.post(pageOf(first.answer, 'sign-in'), { persona })
  const code = new URL(last.url).searchParams.get('code') ?? ''
  const credentials = Buffer.from(`${testClient.clientId}:${testClient.clientSecret}`).toString('base64')
  const answer = await providers.handle(
    id,
    new Request(String(metadata['token_endpoint']), {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: callback }),
    }),
  )
  if (answer.kind === 'page') throw new Error('the token endpoint drew a page')
  const { id_token: idToken } = await answer.response.json()
  return { visitor, metadata, at: last.url, idToken: String(idToken) }
}

const claimsOf = async (id: ShapeId, persona = 'ada', more = {}) =>
  decodeJwt((await loginAt(id, persona, more)).idToken)

/** What every login brings: who issued the token, when and for what. */
const always = ['aud', 'exp', 'iat', 'iss', 'nonce', 'sub']

test.each<[ShapeId, Record<string, unknown>]>([
  ['google', { issuer: `${origin}/provider/google`, code_challenge_methods_supported: ['plain', 'S256'] }],
  ['google', { authorization_response_iss_parameter_supported: true, end_session_endpoint: undefined }],
  ['entra', { issuer: expect.stringMatching(/\/provider\/entra\/[0-9a-f-]{36}\/v2\.0$/) }],
  ['entra', { code_challenge_methods_supported: undefined, end_session_endpoint: expect.stringMatching(/end$/) }],
  ['okta', { code_challenge_methods_supported: ['S256'], authorization_response_iss_parameter_supported: undefined }],
  ['auth0', { issuer: `${origin}/provider/auth0/` }],
  ['keycloak', { issuer: `${origin}/provider/keycloak/realms/sample` }],
  [
    'cognito',
    { code_challenge_methods_supported: undefined, end_session_endpoint: `${origin}/provider/cognito/logout` },
  ],
  ['authentik', { issuer: `${origin}/provider/authentik/application/o/sample/` }],
  ['authentik-without-key', { id_token_signing_alg_values_supported: ['HS256'] }],
  ['logto', { id_token_signing_alg_values_supported: ['ES384'], issuer: `${origin}/provider/logto/oidc` }],
  ['dex', { scopes_supported: expect.arrayContaining(['groups', 'audience:server:client_id:sample-api']) }],
])('the metadata of %s have %j', async (id, members) => {
  const metadata = await metadataOf(id)
  expect(Object.fromEntries(Object.keys(members).map((name) => [name, metadata[name]]))).toEqual(members)
})

test.each<[ShapeId, readonly string[]]>([
  ['google', ['azp', 'email', 'email_verified', 'family_name', 'given_name', 'hd', 'name', 'picture']],
  ['entra', ['email', 'groups', 'name', 'oid', 'preferred_username', 'tid', 'ver']],
  [
    'keycloak',
    ['acr', 'azp', 'email', 'email_verified', 'family_name', 'given_name', 'name', 'preferred_username', 'typ'],
  ],
  ['zitadel', ['amr', 'azp', 'client_id', 'preferred_username']],
  ['logto', ['created_at', 'email', 'email_verified', 'name', 'picture', 'updated_at', 'username']],
  ['dex', ['email', 'email_verified', 'name', 'preferred_username']],
])('an ID token of %s holds %j', async (id, names) => {
  expect(Object.keys(await claimsOf(id)).toSorted()).toEqual([...always, ...names].toSorted())
})

test.each(shapeIds)('%s signs with its algorithm and a key that it publishes, if any', async (id) => {
  const { idToken, metadata } = await loginAt(id, 'ada', id === 'logto' ? { prompt: 'login' } : {})
  const { alg, kid } = decodeProtectedHeader(idToken)
  const { keys } = await (await get(id, String(metadata['jwks_uri']))).json()
  expect(alg).toBe(shapes[id].idTokenAlg)
  expect(keys.map((key: { kid: string }) => key.kid)).toEqual(alg === 'HS256' ? [] : [kid])
  expect(decodeJwt(idToken).iss).toBe(metadata['issuer'])
})

test.each(shapeIds)('no page of %s passes for another provider than a sample', async (id) => {
  const visitor = browser(providers)
  const { authorization_endpoint: at } = await metadataOf(id)
  const request = { response_type: 'code', client_id: testClient.clientId, redirect_uri: callback, nonce: 'n' }
  const { answer } = await visitor.follow(`${at}?${new URLSearchParams({ ...request, scope: 'openid' })}`)
  const { tenant, people } = pageOf(answer, 'sign-in')
  expect(tenant.title).toMatch(/^Sample like /)
  expect(people.map(({ note }) => note)).not.toContain('')
})

test('keys are the same whenever they are made of the same PROVIDER_KEYS', async () => {
  const again = await testProviders({ clients, keys: await testKeys() })
  const read = async (from: typeof providers) => {
    const answer = await from.handle('logto', new Request(`${origin}/provider/logto/jwks`))
    return answer.kind === 'response' ? answer.response.json() : null
  }
  expect(await read(again)).toEqual(await read(providers))
})

test('only Google, Keycloak and Logto say in the callback who answers', async () => {
  const said = await Promise.all(
    shapeIds.map(async (id) => [
      id,
      new URL((await loginAt(id, 'ada', { prompt: 'login' })).at).searchParams.has('iss'),
    ]),
  )
  expect(said.filter(([, is]) => is).map(([id]) => id)).toEqual(['google', 'keycloak', 'logto'])
})

test('Entra: the document of common names a template as issuer', async () => {
  const url = `${origin}/provider/entra/common/v2.0/.well-known/openid-configuration`
  const { issuer, jwks_uri: keys } = await (await get('entra', url)).json()
  expect({ issuer, keys }).toEqual({
    issuer: `${origin}/provider/entra/{tenantid}/v2.0`,
    keys: `${origin}/provider/entra/jwks`,
  })
})

test('Entra: over 200 groups are replaced by where they can be had', async () => {
  const linus = await claimsOf('entra', 'linus')
  expect(linus).toMatchObject({ _claim_names: { groups: 'src1' } })
  expect(linus).not.toHaveProperty('groups')
})

test('Okta and Dex: groups come with their scope', async () => {
  for (const id of ['okta', 'dex'] as const) {
    expect(await claimsOf(id)).not.toHaveProperty('groups')
    expect(await claimsOf(id, 'ada', { scope: 'openid groups' })).toMatchObject({
      groups: ['staff', 'analysts', 'admins'],
    })
  }
})

test('ZITADEL and Dex: several audiences come with azp, and the logout takes such a hint', async () => {
  const scope = 'openid audience:server:client_id:sample-api'
  expect(await claimsOf('dex', 'ada', { scope })).toMatchObject({ aud: ['sample-api', 'test-app'], azp: 'test-app' })
  const { visitor, metadata, idToken } = await loginAt('zitadel', 'ada')
  expect(decodeJwt(idToken)).toMatchObject({ aud: ['test-app', expect.stringMatching(/^\d{18}$/)], azp: 'test-app' })
  const query = new URLSearchParams({
    client_id: 'test-app',
    post_logout_redirect_uri: callback,
    id_token_hint: idToken,
  })
  const { answer } = await visitor.follow(`${metadata['end_session_endpoint']}?${query}`)
  expect(pageOf(answer, 'sign-out').returnTo).toBe(callback)
  query.set('id_token_hint', `${idToken.slice(0, -4)}AAAA`)
  expect(pageOf((await visitor.follow(`${metadata['end_session_endpoint']}?${query}`)).answer, 'error').code).toBe(
    'invalid_request',
  )
})

test('Logto refuses select_account, and takes login', async () => {
  const refused = new URL((await loginAt('logto', 'ada', { prompt: 'select_account' })).at).searchParams
  expect([refused.get('error'), refused.get('error_description')]).toEqual([
    'invalid_request',
    'unsupported prompt value requested',
  ])
  expect((await loginAt('logto', 'ada', { prompt: 'login' })).idToken).not.toBe('')
})

test('Cognito: the logout wants logout_uri, which a document of one’s own can bring', async () => {
  const { visitor } = await loginAt('cognito', 'ada')
  const base = `${origin}/provider/cognito`
  const rp = new URLSearchParams({ client_id: 'test-app', post_logout_redirect_uri: callback })
  expect(pageOf((await visitor.follow(`${base}/logout?${rp}`)).answer, 'error').text).toBe(
    "Required String parameter 'redirect_uri' is not present.",
  )
  const own = new URLSearchParams({ client_id: 'test-app', logout_uri: callback })
  const document = await (await get('cognito', `${base}/own/.well-known/openid-configuration?${own}`)).json()
  expect(document.end_session_endpoint).toBe(`${base}/logout?${own}`)
  const { answer } = await visitor.follow(`${document.end_session_endpoint}&${rp}`)
  expect(pageOf(answer, 'sign-out').returnTo).toBe(callback)
})

test('an address of the metadata without the issuer’s path has none', async () => {
  const answer = await providers.handle(
    'keycloak',
    new Request(`${origin}/provider/keycloak/.well-known/openid-configuration`),
  )
  expect(answer).toMatchObject({ kind: 'page', status: 404 })
})
