import { expect, test } from 'vitest'
import type { Fault } from '#lib/faults/fault.ts'
import type { Lab } from '#lib/lab/lab.ts'
import { labBrowser, recordedLogin, type Shown, testLab, testVisitor } from '#lib/lab/testing.ts'
import type { Exchange } from './exchange.ts'
import { stepsOf } from './steps.ts'

const app = 'simple-example'

/** The steps of a run in short: lanes, kind, the part shown, status. */
const short = (exchanges: readonly Exchange[]) =>
  stepsOf(exchanges).map(({ from, to, kind, status }) => `${from} ${to} ${kind} ${status}`)

const problems = (exchanges: readonly Exchange[], kind: string) =>
  stepsOf(exchanges)
    .filter((step) => step.kind === kind)
    .flatMap((step) => step.problems)

const exchangesOf = async (lab: Lab) => (await lab.traces.current(testVisitor, app))?.exchanges ?? []

/** A lab in which the visitor's app has another secrets.toml once `change` is called. */
async function labWithSecrets(secrets: (toml: string) => string) {
  const changed: Fault = {
    code: 'changed',
    title: 'Changed',
    place: 'secrets.toml',
    breaks: { secrets },
    byHand: 'switch',
  }
  const lab = await testLab({ faultOf: (code) => (code === 'changed' ? changed : undefined) })
  return { lab, change: () => lab.settings.change(testVisitor, app, { fault: 'changed' }) }
}

/** Goes as far as the sign-in page, and gives its address. */
async function toSignIn(open: (address: string) => Promise<Shown>): Promise<string> {
  const start = await open(`/app/${app}/`)
  const link = start.kind === 'app' ? start.page.drawn.find((one) => one.kind === 'login') : undefined
  const signIn = await open(link?.kind === 'login' ? link.href : '')
  if (signIn.kind !== 'provider' || signIn.page.kind !== 'sign-in') throw new Error('no sign-in page')
  return signIn.page.action
}

test('reads a login as steps in the order of time, the app’s answers after the calls it made', async () => {
  const { current } = await recordedLogin(app, 'Log in with Acme ID', 'ada')
  expect(short((await current()).exchanges)).toEqual([
    'browser app app-page ok',
    'browser app login ok',
    'app provider metadata ok',
    'app browser cookies ok',
    'app browser redirect ok',
    'browser provider authorization ok',
    'browser provider sign-in-page ok',
    'browser provider sign-in ok',
    'browser provider resume ok',
    'provider browser redirect ok',
    'browser app callback ok',
    'app provider metadata ok',
    'app provider token ok',
    'app provider keys ok',
    'app app checks ok',
    'app browser cookies ok',
    'app browser redirect ok',
    'browser app app-page ok',
  ])
})

test('each step points to the exchanges that it was read off', async () => {
  const { current } = await recordedLogin(app, 'Log in with Acme ID', 'ada')
  const { exchanges } = await current()
  const steps = stepsOf(exchanges)
  const callback = exchanges.findIndex(({ request }) => request.url.includes('/oauth2callback?')) + 1
  const shown = steps.filter(({ message }) => message === callback).map(({ kind, shows }) => `${kind} ${shows}`)
  expect(shown).toEqual(['callback request', 'checks response', 'cookies response', 'redirect response'])
  const checks = steps.find(({ kind }) => kind === 'checks')
  expect(checks?.within.map((message) => exchanges[message - 1]?.request.url.replace(/^.*\/acme/, ''))).toEqual([
    '/.well-known/openid-configuration',
    '/token',
    '/jwks',
  ])
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1))
})

test('reads a logout at Acme: the warning on the way back is no failure', async () => {
  const { browser, current } = await recordedLogin(app, 'Log in with Acme ID', 'ada')
  const asked = await browser.open(`/app/${app}/auth/logout`)
  if (asked.kind !== 'provider' || asked.page.kind !== 'sign-out') throw new Error('no sign-out page')
  await browser.open(asked.page.action, { xsrf: asked.page.xsrf, logout: 'yes' })
  expect(short((await current()).exchanges).slice(18)).toEqual([
    'browser app logout ok',
    'app provider metadata ok',
    'app browser cookies ok',
    'app browser redirect ok',
    'browser provider end-session ok',
    'browser provider end-session ok',
    'provider browser redirect ok',
    'browser app callback ok',
    'app app checks warned',
    'app browser redirect ok',
    'browser app app-page ok',
  ])
})

test('callback without a redirect_uri in secrets.toml', async () => {
  const { lab, change } = await labWithSecrets((toml) => toml.replace(/^redirect_uri = .*$/m, 'redirect_uri = ""'))
  const browser = labBrowser(lab, testVisitor)
  const action = await toSignIn(browser.open)
  await change()
  await browser.open(action, { persona: 'ada' })
  const exchanges = await exchangesOf(lab)
  expect(short(exchanges).slice(-4)).toEqual([
    'browser app callback ok',
    'app app checks failed',
    'app browser redirect ok',
    'browser app app-page ok',
  ])
  expect(problems(exchanges, 'checks')).toMatchObject([
    { remark: { text: 'Error, misconfigured origin for `redirect_uri` in secrets.' } },
    { kind: 'not-logged-in' },
  ])
})

test('callback with an error of the provider', async () => {
  const lab = await testLab()
  const browser = labBrowser(lab, testVisitor)
  await browser.open(await toSignIn(browser.open), { deny: 'yes' })
  const exchanges = await exchangesOf(lab)
  expect(short(exchanges).slice(-6)).toEqual([
    'browser provider resume ok',
    'provider browser redirect failed',
    'browser app callback failed',
    'app app checks failed',
    'app browser redirect ok',
    'browser app app-page ok',
  ])
  expect(problems(exchanges, 'callback')).toEqual([
    { kind: 'error', error: { error: 'access_denied', description: 'The person chose to deny.' } },
  ])
})

test('callback with a state that this browser does not know', async () => {
  const lab = await testLab()
  await labBrowser(lab, testVisitor).open(`/app/${app}/oauth2callback?code=stolen&state=foreign`)
  const exchanges = await exchangesOf(lab)
  expect(short(exchanges)).toEqual([
    'browser app callback ok',
    'app app checks failed',
    'app browser redirect ok',
    'browser app app-page ok',
  ])
  expect(problems(exchanges, 'checks')).toMatchObject([{ remark: { level: 'warning' } }, { kind: 'not-logged-in' }])
})

test('callback whose token request is refused', async () => {
  const { lab, change } = await labWithSecrets((toml) =>
    toml.replace(/^client_secret = .*$/m, 'client_secret = "wrong"'),
  )
  const browser = labBrowser(lab, testVisitor)
  await change()
  await browser.login(app, 'Log in with Acme ID', 'ada')
  const exchanges = await exchangesOf(lab)
  expect(short(exchanges).slice(10)).toEqual([
    'browser app callback ok',
    'app provider metadata ok',
    'app provider token failed',
    'app app checks failed',
    'app browser cookies ok',
    'app browser redirect ok',
    'browser app app-page ok',
  ])
  expect(problems(exchanges, 'token')).toMatchObject([
    { kind: 'status', status: 401, error: { error: 'invalid_client' } },
  ])
})

test('callback that brings no ID token', async () => {
  const { lab, change } = await labWithSecrets((toml) => `${toml}\n[auth.client_kwargs]\nscope = "profile"\n`)
  await change()
  await labBrowser(lab, testVisitor).login(app, 'Log in with Acme ID', 'ada')
  const exchanges = await exchangesOf(lab)
  expect(short(exchanges).slice(10)).toEqual([
    'browser app callback ok',
    'app provider metadata ok',
    'app provider token ok',
    'app app checks failed',
    'app browser cookies ok',
    'app browser redirect ok',
    'browser app app-page ok',
  ])
  expect(problems(exchanges, 'checks')).toMatchObject([
    { remark: { text: "OAuth provider 'default' did not return user information during callback." } },
    { kind: 'not-logged-in' },
  ])
})

test('a call without an answer is sent and unanswered, and the app gives up', async () => {
  const metadata = 'http://localhost:4321/nowhere/.well-known/openid-configuration'
  const { lab, change } = await labWithSecrets((toml) =>
    toml.replace(/^server_metadata_url = .*$/m, `server_metadata_url = "${metadata}"`),
  )
  const browser = labBrowser(lab, testVisitor)
  await change()
  const start = await browser.open(`/app/${app}/`)
  const link = start.kind === 'app' ? start.page.drawn.find((one) => one.kind === 'login') : undefined
  await browser.open(link?.kind === 'login' ? link.href : '')
  const exchanges = await exchangesOf(lab)
  expect(short(exchanges).slice(1)).toEqual([
    'browser app login ok',
    'app provider other unanswered',
    'app browser answer failed',
  ])
  expect(problems(exchanges, 'other')).toEqual([
    { kind: 'no-answer', said: `an app of this lab calls the sample providers alone, and not ${metadata}` },
  ])
})

test('a login link that is not taken fails, though nothing is logged', async () => {
  const lab = await testLab()
  await labBrowser(lab, testVisitor).open(`/app/${app}/auth/login?provider=forged`)
  const exchanges = await exchangesOf(lab)
  expect(short(exchanges)).toEqual(['browser app login ok', 'app browser redirect failed', 'browser app app-page ok'])
  expect(problems(exchanges, 'redirect')).toEqual([{ kind: 'link-refused' }])
})
