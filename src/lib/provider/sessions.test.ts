import { afterEach, expect, test, vi } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import { kindOf, providerCaps } from './caps.ts'
import { app, browser, login, pageOf, testProviders } from './testing.ts'

const start = 1_800_000_000_000
const minutes = (count: number) => start + count * 60_000

afterEach(() => {
  vi.useRealTimers()
})

const acme = new URL('http://localhost:4321/provider/acme/auth')

/** What somebody gets who shows a session's cookies of before. */
async function silently(providers: Awaited<ReturnType<typeof testProviders>>, cookie: string) {
  const { url } = await (await app(providers, 'acme')).begin({ prompt: 'none' })
  const answer = await providers.handle('acme', new Request(url, { headers: { cookie } }))
  if (answer.kind === 'page') throw new Error(`the page ${answer.page.kind}`)
  return new URL(answer.response.headers.get('location') ?? '').searchParams.get('error') ?? 'signed in'
}

test('a sign-in gives the session a new id, and the old one is nobody’s', async () => {
  const providers = await testProviders()
  const { visitor, site } = await login(providers, 'acme', 'ada')
  const before = visitor.jar.header(acme)
  expect(await silently(providers, before)).toBe('signed in')
  const attempt = await site.begin({ prompt: 'login' })
  await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { persona: 'ada' })
  expect(visitor.jar.header(acme)).not.toBe(before)
  expect(await silently(providers, before)).toBe('login_required')
  expect(await silently(providers, visitor.jar.header(acme))).toBe('signed in')
})

test('after a logout the cookies that were copied before are worth nothing', async () => {
  const providers = await testProviders()
  const { visitor } = await login(providers, 'acme', 'ada')
  const copied = visitor.jar.header(acme)
  const page = pageOf((await visitor.follow(`${providers.issuer('acme')}/session/end`)).answer, 'sign-out')
  await visitor.post(page, { xsrf: page.xsrf, logout: 'yes' })
  expect(await silently(providers, copied)).toBe('login_required')
})

test('a session that nobody uses ends after an hour', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  const providers = await testProviders()
  const { visitor } = await login(providers, 'acme', 'ada')
  vi.setSystemTime(minutes(59))
  expect(await silently(providers, visitor.jar.header(acme))).toBe('signed in')
  vi.setSystemTime(minutes(59 + 61))
  expect(await silently(providers, visitor.jar.header(acme))).toBe('login_required')
})

test('a sign-in that is used all day ends after eight hours, and the page says so', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  const providers = await testProviders()
  const { visitor, site } = await login(providers, 'acme', 'ada')
  for (let passed = 50; passed < 480; passed += 50) {
    vi.setSystemTime(minutes(passed))
    await visitor.follow((await site.begin({ prompt: 'none' })).url)
  }
  expect(await silently(providers, visitor.jar.header(acme))).toBe('signed in')
  vi.setSystemTime(minutes(481))
  expect(await silently(providers, visitor.jar.header(acme))).toBe('login_required')
  const attempt = await site.begin()
  const page = pageOf((await visitor.follow(attempt.url)).answer, 'sign-in')
  expect(page.reasons).toEqual(['A sign-in here ends after eight hours.'])
  const { url } = await visitor.post(page, { persona: 'ada' })
  expect((await attempt.redeem(url)).claims()?.email).toBe('ada@acme.example')
})

test('a sign-in page that is left for more than ten minutes is closed', async () => {
  let now = Date.now()
  const providers = await testProviders({ clock: () => now })
  const visitor = browser(providers)
  const page = pageOf((await visitor.follow((await (await app(providers, 'acme')).begin()).url)).answer, 'sign-in')
  now += 601_000
  const { answer } = await visitor.post(page, { persona: 'ada' })
  expect(pageOf(answer, 'error')).toMatchObject({ title: 'This sign-in is not open' })
})

test('a person whom a visitor described is forgotten when no session can need it any more', async () => {
  let now = Date.now()
  const store = memoryStore({ clock: () => now, caps: providerCaps })
  const providers = await testProviders({ store, clock: () => now })
  const visitor = browser(providers)
  const page = pageOf((await visitor.follow((await (await app(providers, 'acme')).begin()).url)).answer, 'sign-in')
  await visitor.post(page, { persona: 'custom', name: 'Robin', email: '', claims: '' })
  expect(store.size(kindOf('acme', 'Person'))).toBe(1)
  now += 3_901_000
  store.sweep(1000)
  expect(store.size()).toBe(0)
})
