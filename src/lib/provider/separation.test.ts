import { expect, test } from 'vitest'
import { app, browser, callback, login, pageOf, testClient, testProviders } from './testing.ts'

const basic = `Basic ${btoa(`${testClient.clientId}:${testClient.clientSecret}`)}`

async function codeOf(providers: Awaited<ReturnType<typeof testProviders>>) {
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'acme')).begin()
  const last = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { persona: 'ada' })
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    redirect_uri: callback,
    code: new URL(last.url).searchParams.get('code') ?? '',
    code_verifier: attempt.verifier,
  })
  const redeem = (tenant: 'acme' | 'globex') =>
    providers.handle(
      tenant,
      new Request(`${providers.issuer(tenant)}/token`, { method: 'POST', headers: { authorization: basic }, body }),
    )
  return redeem
}

test('a code of Acme is worth nothing at Globex', async () => {
  const redeem = await codeOf(await testProviders())
  expect(await redeem('globex')).toMatchObject({ kind: 'response', response: { status: 400 } })
  expect(await redeem('acme')).toMatchObject({ kind: 'response', response: { status: 200 } })
})

test('an access token of Acme is worth nothing at Globex', async () => {
  const providers = await testProviders()
  const { tokens } = await login(providers, 'acme', 'ada')
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  const answer = await providers.handle('globex', new Request(`${providers.issuer('globex')}/me`, { headers }))
  expect(answer).toMatchObject({ kind: 'response', response: { status: 401 } })
})

test('the session of Acme, under the name that Globex uses, is no session at Globex', async () => {
  const providers = await testProviders()
  const { visitor } = await login(providers, 'acme', 'ada')
  const cookie = ['acme_session', 'acme_session.sig']
    .map((name) => `${name.replace('acme', 'globex')}=${visitor.jar.value(new URL(providers.issuer('acme')), name)}`)
    .join('; ')
  const attempt = await (await app(providers, 'globex')).begin({ prompt: 'none' })
  const answer = await providers.handle('globex', new Request(attempt.url, { headers: { cookie } }))
  if (answer.kind !== 'response') throw new Error('a page')
  expect(new URL(answer.response.headers.get('location') ?? '').searchParams.get('error')).toBe('login_required')
})

test('an ID token of Globex is no hint at Acme', async () => {
  const providers = await testProviders()
  const { tokens } = await login(providers, 'globex', 'ada')
  const query = new URLSearchParams({ id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: callback })
  const { answer } = await browser(providers).follow(`${providers.issuer('acme')}/session/end?${query}`)
  expect(pageOf(answer, 'error').status).toBe(400)
})

test('two providers are signed in to at once', async () => {
  const providers = await testProviders()
  const { visitor } = await login(providers, 'acme', 'ada')
  const globex = await app(providers, 'globex')
  const attempt = await globex.begin()
  await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { persona: 'sam' })
  const again = await (await app(providers, 'acme')).begin({ prompt: 'none' })
  expect((await again.redeem((await visitor.follow(again.url)).url)).claims()?.email).toBe('ada@acme.example')
})

test('the keys of the two differ', async () => {
  const providers = await testProviders()
  const kids = await Promise.all(
    (['acme', 'globex'] as const).map(async (tenant) => {
      const answer = await providers.handle(tenant, new Request(`${providers.issuer(tenant)}/jwks`))
      return answer.kind === 'response' ? (await answer.response.json()).keys[0].n : ''
    }),
  )
  expect(new Set(kids).size).toBe(2)
})
