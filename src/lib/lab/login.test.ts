import { expect, test } from 'vitest'
import { labBrowser, type Shown, testLab } from './testing.ts'

const user = (shown: Shown) => (shown.kind === 'app' ? shown.page.user : shown)

test('shows an anonymous st.user before the login', async () => {
  const browser = labBrowser(await testLab())
  expect(user(await browser.open('/app/simple-example/'))).toEqual({ is_logged_in: false })
})

test('logs Ada in at Acme and greets her by name', async () => {
  const browser = labBrowser(await testLab())
  const shown = await browser.login('simple-example', 'Log in with Acme ID', 'ada')
  expect(user(shown)).toMatchObject({
    is_logged_in: true,
    iss: 'http://localhost:4321/provider/acme',
    aud: 'simple-example',
    email: 'ada@acme.example',
    provider: 'default',
  })
  expect(shown.kind === 'app' && shown.page.drawn).toContainEqual({ kind: 'text', text: 'Welcome back, Ada Lovelace.' })
})

test('raises where a claim is missing, and draws nothing after it', async () => {
  const browser = labBrowser(await testLab())
  const shown = await browser.login('simple-example', 'Log in with Acme ID', 'sam')
  expect(shown.kind === 'app' && shown.page.drawn.at(-1)).toEqual({
    kind: 'exception',
    type: 'AttributeError',
    message: 'st.user has no attribute "name".',
  })
})

test('knows the same person at two providers by two issuers and subjects', async () => {
  const browser = labBrowser(await testLab())
  const acme = user(await browser.login('multiple-providers', 'Acme ID', 'ada'))
  await browser.open('/app/multiple-providers/auth/logout')
  browser.jar.clear()
  const globex = user(await browser.login('multiple-providers', 'Globex Accounts', 'ada'))
  expect(acme).toMatchObject({ provider: 'acme', iss: 'http://localhost:4321/provider/acme' })
  expect(globex).toMatchObject({ provider: 'globex', iss: 'http://localhost:4321/provider/globex' })
  expect(acme).not.toHaveProperty('sub', 'sub' in globex ? globex.sub : undefined)
})

test('splits Linus’s cookies and reads them back', async () => {
  const browser = labBrowser(await testLab())
  const shown = await browser.login('cookies', 'Log in', 'linus')
  expect(user(shown)).toMatchObject({ is_logged_in: true })
  expect(browser.jar.all().map(({ key, path }) => `${key} ${path}`)).toContain('_streamlit_user_tokens_1 /app/cookies')
})

test('logs out at the app and at Acme, and comes back anonymous', async () => {
  const browser = labBrowser(await testLab())
  await browser.login('simple-example', 'Log in with Acme ID', 'ada')
  const asked = await browser.open('/app/simple-example/auth/logout')
  if (asked.kind !== 'provider' || asked.page.kind !== 'sign-out') throw new Error('no sign-out page')
  const back = await browser.open(asked.page.action, { xsrf: asked.page.xsrf, logout: 'yes' })
  expect(back.url).toBe('http://localhost:4321/app/simple-example/')
  expect(user(back)).toEqual({ is_logged_in: false })
})

test('logs out of the app alone where the provider has no end_session_endpoint', async () => {
  const browser = labBrowser(await testLab())
  await browser.login('multiple-providers', 'Globex Accounts', 'ada')
  const shown = await browser.open('/app/multiple-providers/auth/logout')
  expect(user(shown)).toEqual({ is_logged_in: false })
  expect(shown.kind === 'app' && shown.logs).toEqual(['No end_session_endpoint found for provider globex'])
})

test('ends at the start page, logged out, when the sign-in was denied', async () => {
  const browser = labBrowser(await testLab())
  const start = await browser.open('/app/simple-example/')
  const link = start.kind === 'app' && start.page.drawn.find((one) => one.kind === 'login')
  const signIn = await browser.open(link && link.kind === 'login' ? link.href : '')
  if (signIn.kind !== 'provider' || signIn.page.kind !== 'sign-in') throw new Error('no sign-in page')
  const back = await browser.open(signIn.page.action, { deny: 'deny' })
  expect(user(back)).toEqual({ is_logged_in: false })
  expect(back.kind === 'app' && back.logs[0]).toMatch(/^Error during authentication: access_denied\./)
})

test('leads a stale login link back to the start page and logs nothing', async () => {
  let now = Date.now()
  const browser = labBrowser(await testLab({ clock: () => now }))
  const start = await browser.open('/app/simple-example/')
  const link = start.kind === 'app' && start.page.drawn.find((one) => one.kind === 'login')
  now += 121_000
  const shown = await browser.open(link && link.kind === 'login' ? link.href : '')
  expect(shown).toMatchObject({ kind: 'app', logs: [] })
})

test('does not finish a login in another browser', async () => {
  const lab = await testLab()
  const victim = labBrowser(lab, 'victim')
  const shown = await victim.open('/app/simple-example/oauth2callback?code=stolen&state=foreign')
  expect(user(shown)).toEqual({ is_logged_in: false })
  expect(shown.kind === 'app' && shown.logs[0]).toMatch(/^Missing provider for OAuth callback/)
})

test('sends what keywords may send, and drops what Streamlit drops', async () => {
  const lab = await testLab()
  const browser = labBrowser(lab, 'reader')
  const start = await browser.open('/app/provider-keywords/')
  const link =
    start.kind === 'app' && start.page.drawn.find((one) => one.kind === 'login' && one.label === 'With keywords')
  const signIn = await browser.open(link && link.kind === 'login' ? link.href : '')
  if (signIn.kind !== 'provider' || signIn.page.kind !== 'sign-in') throw new Error('no sign-in page')
  const asked = Object.fromEntries(signIn.page.asked.map(({ name, value }) => [name, value]))
  expect(asked).toMatchObject({
    scope: 'openid email',
    prompt: 'login',
    login_hint: 'grace',
    ui_locales: 'en',
    acr_values: 'urn:example:mfa',
  })
  expect(asked).not.toHaveProperty('max_age')
})
