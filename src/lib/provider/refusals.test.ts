import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import { kindOf, providerCaps } from './caps.ts'
import { app, browser, login, pageOf, testProviders } from './testing.ts'

const acme = 'http://localhost:4321/provider/acme'
const html = { accept: 'text/html' }

test('refuses an access token in the address', async () => {
  const providers = await testProviders()
  const { tokens } = await login(providers, 'acme', 'ada')
  const answer = await providers.handle('acme', new Request(`${acme}/me?access_token=${tokens.access_token}`))
  expect(answer).toMatchObject({ kind: 'response', response: { status: 400 } })
})

test('answers an unknown address with a page', async () => {
  const answer = await (await testProviders()).handle('acme', new Request(`${acme}/nothing`, { headers: html }))
  expect(pageOf(answer, 'error')).toMatchObject({ status: 404, code: null, title: 'No such page' })
})

test('answers a sign-in page that this browser has not begun with a page', async () => {
  const providers = await testProviders()
  const { answer } = await browser(providers).follow((await (await app(providers, 'acme')).begin()).url)
  const stranger = browser(providers)
  const stolen = await stranger.follow(`http://localhost:4321${pageOf(answer, 'sign-in').action}`)
  expect(pageOf(stolen.answer, 'error')).toMatchObject({ status: 400, title: 'This sign-in is not open' })
  const posted = await stranger.follow(`${acme}/interaction/made-up`, {
    method: 'POST',
    body: new URLSearchParams({ persona: 'ada' }),
  })
  expect(pageOf(posted.answer, 'error')).toMatchObject({ status: 400, title: 'This sign-in is not open' })
})

test('takes the cookie of one sign-in page at no other page', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  await visitor.follow((await (await app(providers, 'acme')).begin()).url)
  const cookie = visitor.jar
    .all()
    .map((one) => one.cookieString())
    .join('; ')
  const answer = await providers.handle('acme', new Request(`${acme}/interaction/made-up`, { headers: { cookie } }))
  expect(pageOf(answer, 'error').title).toBe('This sign-in is not open')
})

test('a second click on a finished sign-in page leads to a page with a way on', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const page = pageOf((await visitor.follow((await (await app(providers, 'acme')).begin()).url)).answer, 'sign-in')
  await visitor.post(page, { persona: 'ada' })
  const { answer } = await visitor.post(page, { persona: 'ada' })
  expect(pageOf(answer, 'error').whatToDo).toBe('Go back to the app and log in again.')
})

test('refuses a body over 16 kB at the token endpoint with 413 in JSON', async () => {
  const body = new URLSearchParams({ code: 'x'.repeat(17_000) })
  const answer = await (await testProviders()).handle('acme', new Request(`${acme}/token`, { method: 'POST', body }))
  if (answer.kind !== 'response') throw new Error('a page')
  expect(answer.response.status).toBe(413)
  expect(await answer.response.json()).toEqual({
    error: 'invalid_request',
    error_description: 'Acme ID takes at most 16384 bytes here.',
  })
})

test('refuses a body over 64 kB elsewhere with a page', async () => {
  const body = new URLSearchParams({ claims: 'x'.repeat(66_000) })
  const answer = await (await testProviders()).handle(
    'acme',
    new Request(`${acme}/interaction/x`, { method: 'POST', body }),
  )
  expect(pageOf(answer, 'error').status).toBe(413)
})

test('refuses an authorization request over 8 kB with a page', async () => {
  const answer = await (await testProviders()).handle('acme', new Request(`${acme}/auth?state=${'x'.repeat(9000)}`))
  expect(pageOf(answer, 'error').status).toBe(414)
})

test.each([
  ['state', 1024],
  ['nonce', 128],
  ['scope', 300],
  ['redirect_uri', 400],
  ['login_hint', 100],
  ['ui_locales', 100],
  ['acr_values', 300],
])('refuses %s of more than %i characters with a page that says so', async (name, most) => {
  const providers = await testProviders()
  const site = await app(providers, 'acme')
  const refused = await browser(providers).follow((await site.begin({ [name]: 'x'.repeat(most + 1) })).url)
  expect(pageOf(refused.answer, 'error')).toMatchObject({
    status: 400,
    title: 'A parameter is too long',
    text: `${name} is ${most + 1} characters long: Acme ID takes at most ${most}.`,
  })
})

test('takes a state of 1,024 characters, and sends it back', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const { answer } = await visitor.follow((await (await app(providers, 'acme')).begin({ state: 'x'.repeat(1024) })).url)
  const { url } = await visitor.post(pageOf(answer, 'sign-in'), { persona: 'ada' })
  expect(new URL(url).searchParams.get('state')).toBe('x'.repeat(1024))
})

test('a long parameter at the token endpoint is refused in JSON', async () => {
  const body = new URLSearchParams({ client_id: 'x'.repeat(401) })
  const answer = await (await testProviders()).handle('acme', new Request(`${acme}/token`, { method: 'POST', body }))
  if (answer.kind !== 'response') throw new Error('a page')
  expect([answer.response.status, (await answer.response.json()).error]).toEqual([400, 'invalid_request'])
})

test('when the store is full, a new login is refused and the one under way goes on', async () => {
  const caps = { ...providerCaps, [kindOf('acme', 'Interaction')]: 1 }
  const providers = await testProviders({ store: memoryStore({ clock: Date.now, caps }) })
  const visitor = browser(providers)
  const site = await app(providers, 'acme')
  const attempt = await site.begin()
  const page = pageOf((await visitor.follow(attempt.url)).answer, 'sign-in')
  const { answer } = await browser(providers).follow((await site.begin()).url)
  expect(pageOf(answer, 'error')).toMatchObject({ status: 503, title: 'Too many logins at once' })
  if (answer.kind === 'page') expect(answer.headers.get('retry-after')).toBe('60')
  const last = await visitor.post(page, { persona: 'ada' })
  expect((await attempt.redeem(last.url)).claims()?.email).toBe('ada@acme.example')
})

test('when the store is full at the token endpoint, it says so in JSON', async () => {
  const store = memoryStore({ clock: Date.now, caps: providerCaps })
  const providers = await testProviders({ store })
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'acme')).begin()
  const page = pageOf((await visitor.follow(attempt.url)).answer, 'sign-in')
  const last = await visitor.post(page, { persona: 'ada' })
  store.limit({ [kindOf('acme', 'AccessToken')]: 0 })
  await expect(attempt.redeem(last.url)).rejects.toMatchObject({ cause: { status: 503 } })
})

test('what fails inside becomes a fixed text and is reported', async () => {
  const broken = memoryStore({ clock: Date.now, caps: providerCaps })
  const reported: unknown[] = []
  const store = { ...broken, set: () => Promise.reject(new Error('the disk is on fire')) }
  const providers = await testProviders({ store, onError: (error) => reported.push(error) })
  const { answer } = await browser(providers).follow((await (await app(providers, 'acme')).begin()).url)
  expect(pageOf(answer, 'error')).toMatchObject({ status: 500, title: 'This provider failed' })
  expect(JSON.stringify(answer)).not.toContain('fire')
  expect(String(reported[0])).toBe('Error: the disk is on fire')
})

test('draws the picture that the claim names', async () => {
  const answer = await (await testProviders()).handle('acme', new Request(`${acme}/people/ada.svg`))
  if (answer.kind !== 'response') throw new Error('a page')
  expect(answer.response.headers.get('content-type')).toBe('image/svg+xml')
  expect(await answer.response.text()).toContain('aria-label="Ada Lovelace"')
})

test('over HTTPS every cookie is Secure, with prefixes', async () => {
  const origin = 'https://guide.example'
  const providers = await testProviders({ origin })
  const visitor = browser(providers, origin)
  const site = await app(providers, 'acme')
  const attempt = await site.begin()
  await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { persona: 'ada' })
  const lines = visitor.jar.all().map((one) => `${one}`.replace(/=[^;]*/, '').replace(/; Expires=[^;]*/, ''))
  expect(lines.map((line) => line.replace(/interaction\/[\w-]+/, 'interaction/…'))).toEqual([
    '__Secure-acme_interaction; Path=/provider/acme/interaction/…; Secure; HttpOnly; SameSite=Lax',
    '__Secure-acme_interaction.sig; Path=/provider/acme/interaction/…; Secure; HttpOnly; SameSite=Lax',
    '__Secure-acme_session; Path=/provider/acme; Secure; HttpOnly; SameSite=Lax',
    '__Secure-acme_session.sig; Path=/provider/acme; Secure; HttpOnly; SameSite=Lax',
  ])
})

test('over HTTP on loopback every cookie stays below its provider, without prefixes', async () => {
  const { visitor } = await login(await testProviders(), 'globex', 'ada')
  expect(visitor.jar.all().map(({ key, path }) => [key, path?.split('/').slice(0, 3).join('/')])).toEqual([
    ['globex_interaction', '/provider/globex'],
    ['globex_interaction.sig', '/provider/globex'],
    ['globex_session', '/provider/globex'],
    ['globex_session.sig', '/provider/globex'],
  ])
})

test('takes no authorization request without a redirect URI', async () => {
  const url = `${acme}/auth?client_id=test-app&response_type=code&scope=openid&nonce=n`
  const answer = await (await testProviders()).handle('acme', new Request(url, { headers: html }))
  expect(pageOf(answer, 'error')).toMatchObject({ status: 400, code: 'invalid_request' })
})
