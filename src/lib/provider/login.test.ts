import { expect, test } from 'vitest'
import { linusGroups } from './linus-groups.ts'
import { app, browser, callback, login, pageOf, testClient, testProviders } from './testing.ts'

const people = {
  acme: {
    ada: {
      sub: '7d1f6a52-0c8e-4b6e-9a53-6f0b1e2c4d10',
      name: 'Ada Lovelace',
      given_name: 'Ada',
      family_name: 'Lovelace',
      preferred_username: 'ada',
      picture: 'http://localhost:4321/provider/acme/people/ada.svg',
      locale: 'en-GB',
      zoneinfo: 'Europe/London',
      groups: ['staff', 'analysts', 'admins'],
      updated_at: 1767225600,
      email: 'ada@acme.example',
      email_verified: true,
    },
    grace: {
      sub: 'c2a90e7b-51d4-4f0a-8b3e-2d9c7f61a845',
      name: 'Grace Hopper',
      given_name: 'Grace',
      family_name: 'Hopper',
      preferred_username: 'grace',
      locale: 'en-US',
      groups: ['staff'],
    },
    linus: {
      sub: '3e58b4c1-9f27-4d06-a1c8-74e0d5b9263f',
      name: 'Linus Ek',
      given_name: 'Linus',
      family_name: 'Ek',
      preferred_username: 'linus',
      locale: 'sv-SE',
      groups: linusGroups,
      email: 'linus@acme.example',
      email_verified: true,
    },
    noor: {
      sub: 'f04d7c36-28ab-4e95-b7d2-1c6a8e93505b',
      name: 'نور الهاشمي',
      given_name: 'نور',
      family_name: 'الهاشمي',
      preferred_username: 'noor',
      locale: 'ar',
      groups: ['guests'],
      email: 'noor@acme.example',
      email_verified: false,
    },
    sam: { sub: '91b6e2d8-47f3-4a1c-8e05-d3c07f5a9b62' },
  },
  globex: {
    ada: {
      sub: '104729318846021573904',
      name: 'Ada Lovelace',
      given_name: 'Ada',
      family_name: 'Lovelace',
      picture: 'http://localhost:4321/provider/globex/people/ada.svg',
      email: 'ada@globex.example',
      email_verified: true,
      hd: 'globex.example',
    },
    grace: {
      sub: '117350926648813027465',
      name: 'Grace Hopper',
      given_name: 'Grace',
      family_name: 'Hopper',
      picture: 'http://localhost:4321/provider/globex/people/grace.svg',
    },
    linus: {
      sub: '109982461037755840126',
      name: 'Linus Ek',
      given_name: 'Linus',
      family_name: 'Ek',
      picture: 'http://localhost:4321/provider/globex/people/linus.svg',
      email: 'linus@globex.example',
      email_verified: true,
      hd: 'globex.example',
    },
    noor: {
      sub: '112604837791150962380',
      name: 'نور الهاشمي',
      given_name: 'نور',
      family_name: 'الهاشمي',
      picture: 'http://localhost:4321/provider/globex/people/noor.svg',
      email: 'noor@acme.example',
      email_verified: false,
    },
    sam: { sub: '101846572903316428057' },
  },
} as const

test.each([
  ['acme', 'ada'],
  ['acme', 'grace'],
  ['acme', 'linus'],
  ['acme', 'noor'],
  ['acme', 'sam'],
  ['globex', 'ada'],
  ['globex', 'grace'],
  ['globex', 'linus'],
  ['globex', 'noor'],
  ['globex', 'sam'],
] as const)('signs in at %s as %s with exactly these claims', async (tenant, persona) => {
  const { tokens, attempt } = await login(await testProviders(), tenant, persona)
  const { iat, exp, ...claims } = tokens.claims() ?? { iat: 0, exp: 0 }
  expect(claims).toEqual({
    ...people[tenant][persona],
    iss: `http://localhost:4321/provider/${tenant}`,
    aud: 'test-app',
    nonce: attempt.nonce,
  })
  expect(exp - iat).toBe(3600)
  expect(tokens.refresh_token).toBeUndefined()
})

test('puts Linus in sixty groups that have names of their own', () => {
  expect(new Set(linusGroups).size).toBe(60)
})

test('answers the userinfo endpoint with the claims of the ID token', async () => {
  const providers = await testProviders()
  const { tokens, site } = await login(providers, 'acme', 'grace')
  const response = await site.fetch('http://localhost:4321/provider/acme/me', {
    method: 'GET',
    headers: { authorization: `Bearer ${tokens.access_token}` },
    body: undefined,
    redirect: 'manual',
  })
  expect(await response.json()).toEqual(people.acme.grace)
})

test('gives only a sub when only openid is asked for', async () => {
  const { tokens } = await login(await testProviders(), 'acme', 'ada', { scope: 'openid' })
  expect(Object.keys(tokens.claims() ?? {}).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'nonce', 'sub'])
})

test('gives no ID token when openid is not asked for', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const url = new URL(`${providers.issuer('acme')}/auth`)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: 'test-app',
    redirect_uri: callback,
    scope: 'profile',
    state: 's',
  }).toString()
  const last = await visitor.post(pageOf((await visitor.follow(url.href)).answer, 'sign-in'), { persona: 'ada' })
  const answer = await providers.handle(
    'acme',
    new Request(`${providers.issuer('acme')}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${testClient.clientId}:${testClient.clientSecret}`)}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        redirect_uri: callback,
        code: new URL(last.url).searchParams.get('code') ?? '',
      }),
    }),
  )
  if (answer.kind !== 'response') throw new Error('a page at the token endpoint')
  expect(Object.keys(await answer.response.json()).sort()).toEqual([
    'access_token',
    'expires_in',
    'scope',
    'token_type',
  ])
  expect(answer.clientId).toBe('test-app')
})

test('refuses a wrong client secret with invalid_client', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'globex', { ...testClient, clientSecret: 'not-the-secret' })).begin()
  const last = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { persona: 'ada' })
  await expect(attempt.redeem(last.url)).rejects.toMatchObject({
    status: 401,
    cause: [{ scheme: 'basic', parameters: { error: 'invalid_client' } }],
  })
})

test('takes the secret in the form as well', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'acme')).begin()
  const last = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { persona: 'sam' })
  const answer = await providers.handle(
    'acme',
    new Request(`${providers.issuer('acme')}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        redirect_uri: callback,
        client_id: 'test-app',
        client_secret: testClient.clientSecret,
        code_verifier: attempt.verifier,
        code: new URL(last.url).searchParams.get('code') ?? '',
      }),
    }),
  )
  expect(answer).toMatchObject({ kind: 'response', response: { status: 200 } })
})

test('answers Deny with access_denied and a description', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'acme')).begin()
  const last = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { deny: 'yes' })
  expect(Object.fromEntries(new URL(last.url).searchParams)).toEqual({
    error: 'access_denied',
    error_description: 'The person chose to deny.',
    state: attempt.state,
    iss: 'http://localhost:4321/provider/acme',
  })
})
