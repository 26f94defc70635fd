import { afterEach, expect, test, vi } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import { kindOf, providerCaps } from './caps.ts'
import { app, browser, login, pageOf, testProviders } from './testing.ts'

const adaAtAcme = '7d1f6a52-0c8e-4b6e-9a53-6f0b1e2c4d10'
const graceAtAcme = 'c2a90e7b-51d4-4f0a-8b3e-2d9c7f61a845'

afterEach(() => {
  vi.useRealTimers()
})

test('prompt=none fails with login_required when no one is signed in', async () => {
  const providers = await testProviders()
  const attempt = await (await app(providers, 'acme')).begin({ prompt: 'none' })
  const { url } = await browser(providers).follow(attempt.url)
  expect(new URL(url).searchParams.get('error')).toBe('login_required')
})

test('prompt=none answers at once when someone is signed in', async () => {
  const { visitor, site } = await login(await testProviders(), 'acme', 'ada')
  const attempt = await site.begin({ prompt: 'none' })
  const { url } = await visitor.follow(attempt.url)
  expect((await attempt.redeem(url)).claims()?.sub).toBe(adaAtAcme)
})

test('without a prompt an open session is enough', async () => {
  const { visitor, site } = await login(await testProviders(), 'globex', 'ada')
  const attempt = await site.begin()
  const { url } = await visitor.follow(attempt.url)
  expect((await attempt.redeem(url)).claims()?.sub).toBe('104729318846021573904')
})

test('prompt=select_account always shows the people, and marks who is signed in', async () => {
  const { visitor, site } = await login(await testProviders(), 'acme', 'ada', { prompt: 'select_account' })
  const attempt = await site.begin({ prompt: 'select_account' })
  const page = pageOf((await visitor.follow(attempt.url)).answer, 'sign-in')
  expect(page.people.filter(({ current }) => current).map(({ key }) => key)).toEqual(['ada'])
  expect(page.reasons).toEqual(['The app asks which account to use (prompt=select_account).'])
})

test('choosing the account that is signed in does not renew auth_time', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
  const { visitor, site } = await login(await testProviders(), 'acme', 'ada')
  vi.setSystemTime(1_800_000_100_000)
  const page = pageOf((await visitor.follow((await site.begin({ prompt: 'select_account' })).url)).answer, 'sign-in')
  await visitor.post(page, { persona: 'ada' })
  const attempt = await site.begin({ max_age: '10000' })
  const { url } = await visitor.follow(attempt.url)
  expect((await attempt.redeem(url)).claims()?.auth_time).toBe(1_800_000_000)
})

test('max_age asks again when the sign-in is older, and renews auth_time', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
  const { visitor, site } = await login(await testProviders(), 'acme', 'ada')
  vi.setSystemTime(1_800_000_100_000)
  const attempt = await site.begin({ max_age: '60' })
  const page = pageOf((await visitor.follow(attempt.url)).answer, 'sign-in')
  expect(page.reasons).toEqual(['Your sign-in is older than the app allows (max_age=60).'])
  const { url } = await visitor.post(page, { persona: 'ada' })
  expect((await attempt.redeem(url)).claims()?.auth_time).toBe(1_800_000_100)
})

test('an account of a visitor that was forgotten asks again', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
  const store = memoryStore({ clock: Date.now, caps: providerCaps })
  const providers = await testProviders({ store })
  const visitor = browser(providers)
  const site = await app(providers, 'acme')
  const page = pageOf((await visitor.follow((await site.begin()).url)).answer, 'sign-in')
  await visitor.post(page, { persona: 'custom', name: 'Robin', email: '', claims: '' })
  await store.delete(kindOf('acme', 'Person'), 'custom-wIXqTe2ADrEAKFlniSsN1QGi')
  const again = pageOf((await visitor.follow((await site.begin()).url)).answer, 'sign-in')
  expect(again.reasons).toEqual(['The account that was signed in here is not known any more.'])
})

test('choosing another account ends the first one without a page between', async () => {
  const providers = await testProviders()
  const { visitor, site, tokens } = await login(providers, 'acme', 'ada')
  const attempt = await site.begin({ prompt: 'select_account' })
  const page = pageOf((await visitor.follow(attempt.url)).answer, 'sign-in')
  const { url } = await visitor.post(page, { persona: 'grace' })
  expect((await attempt.redeem(url)).claims()?.sub).toBe(graceAtAcme)
  const userinfo = await providers.handle(
    'acme',
    new Request(`${providers.issuer('acme')}/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } }),
  )
  expect(userinfo).toMatchObject({ kind: 'response', response: { status: 401 } })
})

test('choosing someone else than a second tab has just signed in ends that session', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const site = await app(providers, 'acme')
  const [first, second] = [await site.begin(), await site.begin()]
  const firstPage = pageOf((await visitor.follow(first.url)).answer, 'sign-in')
  const held = visitor.jar.all()
  const secondPage = pageOf((await visitor.follow(second.url)).answer, 'sign-in')
  await visitor.post(secondPage, { persona: 'ada' })
  visitor.jar.putBack(held)
  const { url } = await visitor.post(firstPage, { persona: 'grace' })
  expect((await first.redeem(url)).claims()?.sub).toBe(graceAtAcme)
})

test('when a second tab signs in between choice and return, a page says who gives way to whom', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const site = await app(providers, 'acme')
  const [first, second] = [await site.begin(), await site.begin()]
  const { action } = pageOf((await visitor.follow(first.url)).answer, 'sign-in')
  const chosen = await visitor.send(`http://localhost:4321${action}`, {
    method: 'POST',
    body: new URLSearchParams({ persona: 'grace' }),
  })
  const held = visitor.jar.all()
  await visitor.post(pageOf((await visitor.follow(second.url)).answer, 'sign-in'), { persona: 'ada' })
  visitor.jar.putBack(held)
  if (chosen.kind !== 'response') throw new Error('a page')
  const { answer } = await visitor.follow(chosen.response.headers.get('location') ?? '')
  const page = pageOf(answer, 'sign-out')
  expect(page).toMatchObject({ person: 'Ada Lovelace', next: 'Grace Hopper', returnTo: null })
  const { url } = await visitor.post(page, { xsrf: page.xsrf, logout: 'yes' })
  expect((await first.redeem(url)).claims()?.sub).toBe(graceAtAcme)
})

test('prompt=login asks although someone is signed in', async () => {
  const { visitor, site } = await login(await testProviders(), 'acme', 'ada')
  const page = pageOf((await visitor.follow((await site.begin({ prompt: 'login' })).url)).answer, 'sign-in')
  expect(page.reasons).toEqual(['The app asks you to sign in again (prompt=login or max_age=0).'])
})

test('one choice answers prompt=select_account login', async () => {
  const { visitor, site } = await login(await testProviders(), 'acme', 'ada')
  const attempt = await site.begin({ prompt: 'select_account login' })
  const { url } = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { persona: 'ada' })
  expect((await attempt.redeem(url)).claims()?.sub).toBe(adaAtAcme)
})

test('prompt=consent lists what the app asks for, and goes on when allowed', async () => {
  const { visitor, site } = await login(await testProviders(), 'acme', 'ada')
  const attempt = await site.begin({ prompt: 'consent' })
  const page = pageOf((await visitor.follow(attempt.url)).answer, 'consent')
  expect(page.person).toBe('Ada Lovelace')
  expect(page.scopes).toEqual([
    { name: 'openid', brings: 'an ID token' },
    { name: 'email', brings: 'e-mail address' },
    { name: 'profile', brings: 'name and profile' },
  ])
  const { url } = await visitor.post(page, { consent: 'allow' })
  expect((await attempt.redeem(url)).claims()?.sub).toBe(adaAtAcme)
})

test('prompt=login consent shows both pages, with the request on both', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'globex')).begin({ prompt: 'login consent', audience: 'api' })
  const signIn = pageOf((await visitor.follow(attempt.url)).answer, 'sign-in')
  const consent = pageOf((await visitor.post(signIn, { persona: 'noor' })).answer, 'consent')
  expect(consent.asked).toEqual(signIn.asked)
  const { url } = await visitor.post(consent, { deny: 'yes' })
  expect(new URL(url).searchParams.get('error')).toBe('access_denied')
})

test('max_age lets a recent sign-in pass, with auth_time in the ID token', async () => {
  const { visitor, site } = await login(await testProviders(), 'acme', 'ada')
  const attempt = await site.begin({ max_age: '10000' })
  const { url } = await visitor.follow(attempt.url)
  expect((await attempt.redeem(url)).claims()?.auth_time).toBeTypeOf('number')
})

test('says nothing of an old sign-in when there is none', async () => {
  const providers = await testProviders()
  const attempt = await (await app(providers, 'acme')).begin({ max_age: '60' })
  expect(pageOf((await browser(providers).follow(attempt.url)).answer, 'sign-in').reasons).toEqual([])
})

test('says that the app expects someone else when its id_token_hint is of another account', async () => {
  const providers = await testProviders()
  const { tokens } = await login(providers, 'acme', 'ada')
  const { visitor, site } = await login(providers, 'acme', 'grace')
  const attempt = await site.begin({ id_token_hint: tokens.id_token ?? '' })
  expect(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in').reasons).toEqual([
    'The app expects someone else than who is signed in (id_token_hint).',
  ])
})

test('max_age=0 asks again', async () => {
  const { visitor, site } = await login(await testProviders(), 'acme', 'ada')
  const { answer } = await visitor.follow((await site.begin({ max_age: '0' })).url)
  expect(pageOf(answer, 'sign-in').reasons).toHaveLength(1)
})

test.each(['ada', 'ADA@acme.example', adaAtAcme])('login_hint=%s means Ada', async (hint) => {
  const providers = await testProviders()
  const attempt = await (await app(providers, 'acme')).begin({ login_hint: hint })
  const page = pageOf((await browser(providers).follow(attempt.url)).answer, 'sign-in')
  expect(page.people.filter(({ hinted }) => hinted).map(({ key }) => key)).toEqual(['ada'])
  expect(page.reasons).toEqual([`The app suggests “${hint}” (login_hint).`])
})

test('a login_hint that no one goes by is shown as such', async () => {
  const providers = await testProviders()
  const attempt = await (await app(providers, 'acme')).begin({ login_hint: 'mallory' })
  const page = pageOf((await browser(providers).follow(attempt.url)).answer, 'sign-in')
  expect(page.reasons).toEqual(['The app suggests “mallory” (login_hint), whom nobody here goes by.'])
})

test('a prompt that does not exist is an error for the app', async () => {
  const providers = await testProviders()
  const attempt = await (await app(providers, 'acme')).begin({ prompt: 'create' })
  const { url } = await browser(providers).follow(attempt.url)
  expect(new URL(url).searchParams.get('error')).toBe('invalid_request')
})
