import { expect, test } from 'vitest'
import { app, browser, pageOf, testProviders, testRegistry } from '../testing.ts'
import type { OwnApp } from './registration.ts'

const uri = 'http://localhost:8501/oauth2callback'

async function setUp(redirectUri = uri) {
  const clock = { now: Date.now() }
  const registry = testRegistry(() => clock.now)
  const registered = registry.register('acme', { name: 'My <b>app</b>', redirectUris: [redirectUri] })
  if (!registered) throw new Error('not registered')
  const providers = await testProviders({ registry, clock: () => clock.now })
  return { clock, registry, registered, providers }
}

const clientOf = ({ clientId, clientSecret }: OwnApp) => ({ clientId, clientSecret })

test('logs in, and the sign-in page says whose app it is and where it answers', async () => {
  const { providers, registered } = await setUp()
  const site = await app(providers, 'acme', clientOf(registered))
  const visitor = browser(providers)
  const attempt = await site.begin({ prompt: 'select_account' })
  const page = pageOf((await visitor.follow(attempt.url)).answer, 'sign-in')
  expect(page).toMatchObject({ app: 'My <b>app</b>', ownApp: { answersAt: 'http://localhost:8501' } })
  const last = await visitor.post(page, { persona: 'ada' })
  const claims = (await attempt.redeem(last.url)).claims()
  expect(claims).toMatchObject({ aud: registered.clientId, email: 'ada@acme.example' })
})

test('an app of the site is not called a visitor’s', async () => {
  const { providers } = await setUp()
  const attempt = await (await app(providers, 'acme')).begin()
  expect(pageOf((await browser(providers).follow(attempt.url)).answer, 'sign-in').ownApp).toBeNull()
})

test('shows its page on every login, also with an open session, and answers prompt=none with an error', async () => {
  const { providers, registered } = await setUp()
  const site = await app(providers, 'acme', clientOf(registered))
  const visitor = browser(providers)
  const first = await visitor.follow((await site.begin()).url)
  await visitor.post(pageOf(first.answer, 'sign-in'), { persona: 'ada' })
  const again = await visitor.follow((await site.begin()).url)
  await visitor.post(pageOf(again.answer, 'sign-in'), { persona: 'ada' })
  const silent = await visitor.follow((await site.begin({ prompt: 'none' })).url)
  expect(new URL(silent.url).searchParams.get('error')).toBe('account_selection_required')
})

test('prompt=consent asks after the sign-in page and then goes on', async () => {
  const { providers, registered } = await setUp()
  const site = await app(providers, 'acme', clientOf(registered))
  const visitor = browser(providers)
  const attempt = await site.begin({ prompt: 'consent' })
  const first = await visitor.follow(attempt.url)
  const second = await visitor.post(pageOf(first.answer, 'sign-in'), { persona: 'ada' })
  const last = await visitor.post(pageOf(second.answer, 'consent'), { consent: 'allow' })
  expect((await attempt.redeem(last.url)).claims()?.email).toBe('ada@acme.example')
})

test.each(['http://localhost:8501/oauth2callback', 'http://[::1]:8501/oauth2callback'])(
  'a browser that may send its form to this site alone is led on to %s',
  async (redirectUri) => {
    const { providers, registered } = await setUp(redirectUri)
    const site = await app(providers, 'acme', clientOf(registered))
    const visitor = browser(providers)
    const { answer } = await visitor.follow((await site.begin({ redirect_uri: redirectUri })).url)
    expect(answer.kind === 'page' && answer.headers.get('content-security-policy')).toContain("form-action 'self';")
    const sent = await visitor.post(pageOf(answer, 'sign-in'), { persona: 'ada' }, { 'sec-fetch-mode': 'navigate' })
    const page = pageOf(sent.answer, 'lead-on')
    expect(page.app).toBe('My <b>app</b>')
    expect(sent.answer.kind === 'page' && sent.answer.headers.get('refresh')).toBe(`0; url=${page.href}`)
    const last = await visitor.follow(page.href)
    expect(last.url).toMatch(`${redirectUri}?code=`)
  },
)

test('its codes live 60 seconds', async () => {
  const { providers, registered, clock } = await setUp()
  const site = await app(providers, 'acme', clientOf(registered))
  const visitor = browser(providers)
  const attempt = await site.begin()
  const last = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { persona: 'ada' })
  clock.now += 61_000
  await expect(attempt.redeem(last.url)).rejects.toMatchObject({ error: 'invalid_grant' })
})

test('is unknown at the other provider', async () => {
  const { providers, registered } = await setUp()
  const site = await app(providers, 'globex', clientOf(registered))
  const { answer } = await browser(providers).follow((await site.begin()).url)
  expect(pageOf(answer, 'error')).toMatchObject({ code: 'invalid_client', title: 'No such app' })
})

test('has a page of its own once its day is over, and no answer at the token endpoint', async () => {
  const { providers, registered, clock } = await setUp()
  const site = await app(providers, 'acme', clientOf(registered))
  const visitor = browser(providers)
  const open = await site.begin()
  const page = pageOf((await visitor.follow(open.url)).answer, 'sign-in')
  clock.now += 86_400_000
  const { answer } = await visitor.follow((await site.begin()).url)
  expect(pageOf(answer, 'error')).toMatchObject({ code: 'invalid_client', title: 'This registration has ended' })
  const late = await visitor.post(page, { persona: 'ada' })
  expect(late.answer.kind).toBe('page')
  const body = new URLSearchParams({ grant_type: 'authorization_code', code: 'x', redirect_uri: uri })
  const headers = { authorization: `Basic ${btoa(`${registered.clientId}:${registered.clientSecret}`)}` }
  const url = `${providers.issuer('acme')}/token`
  const token = await providers.handle('acme', new Request(url, { method: 'POST', headers, body }))
  expect(token).toMatchObject({ kind: 'response', response: { status: 401 }, clientId: registered.clientId })
})

test('a wrong secret and a wrong verifier are told apart for the app’s page, not in the answer', async () => {
  const { providers, registered } = await setUp()
  const url = `${providers.issuer('acme')}/token`
  const token = async (secret: string, code: string) => {
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: uri,
      code_verifier: 'x'.repeat(43),
    })
    const headers = { authorization: `Basic ${btoa(`${registered.clientId}:${secret}`)}` }
    const answer = await providers.handle('acme', new Request(url, { method: 'POST', headers, body }))
    if (answer.kind !== 'response') throw new Error('a page')
    return { refused: answer.refused, body: await answer.response.text() }
  }
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'acme', clientOf(registered))).begin()
  const last = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { persona: 'ada' })
  const code = new URL(last.url).searchParams.get('code') ?? ''
  const wrongSecret = await token('wrong', code)
  expect(wrongSecret.refused).toBe('invalid secret provided')
  expect(wrongSecret.body).not.toContain('secret')
  const wrongVerifier = await token(registered.clientSecret, code)
  expect(wrongVerifier.refused).toBe('code_verifier does not match code_challenge')
  expect(wrongVerifier.body).not.toContain('verifier')
})

test('its tag goes from the metadata URL into jwks_uri; another text does not', async () => {
  const { providers, registered } = await setUp()
  const metadata = async (app: string) => {
    const url = `${providers.issuer('acme')}/.well-known/openid-configuration?app=${app}`
    const answer = await providers.handle('acme', new Request(url))
    return answer.kind === 'response' ? answer.response.json() : {}
  }
  expect(await metadata(registered.tag)).toMatchObject({
    issuer: 'http://localhost:4321/provider/acme',
    jwks_uri: `http://localhost:4321/provider/acme/jwks?app=${registered.tag}`,
  })
  expect((await metadata('made-up')).jwks_uri).toBe('http://localhost:4321/provider/acme/jwks')
})
