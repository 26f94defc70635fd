import { expect, test } from 'vitest'
import { deedsOf } from '#lib/inspector/deeds.ts'
import { labBrowser, recordedLogin, testLab, testVisitor } from './testing.ts'

const app = 'http://localhost:4321/app/cookies/'

test('a login cookie that was changed and refused is told', async () => {
  const { browser, current } = await recordedLogin('cookies', 'Log in', 'ada')
  browser.jar.edit(new URL(app), '_streamlit_user', (value) => `x${value}`)
  await browser.open(app)
  expect(deedsOf(await current())).toEqual(['ada-at-acme', 'changed-cookie-refused'])
})

test('a second page that is logged in, its rerun after the logout, and what is opened then are told apart', async () => {
  const { browser, current } = await recordedLogin('cookies', 'Log in', 'linus')
  const second = await browser.open(app)
  expect(deedsOf(await current())).toEqual(['linus-at-acme', 'opened-again'])
  await browser.open('/app/cookies/auth/logout')
  expect(deedsOf(await current())).toEqual(['linus-at-acme', 'opened-again', 'logged-out-from-acme'])
  await browser.open(second.kind === 'app' ? (second.page.session?.rerun ?? '') : '')
  expect(deedsOf(await current()).at(-1)).toBe('rerun-after-logout')
  await browser.open(app)
  expect(deedsOf(await current()).at(-1)).toBe('opened-after-rerun')
})

test('a login that its person refused is no login', async () => {
  const lab = await testLab()
  const browser = labBrowser(lab)
  const start = await browser.open('/app/simple-example/')
  const button = start.kind === 'app' ? start.page.drawn.find((one) => one.kind === 'login') : undefined
  const signIn = await browser.open(button?.kind === 'login' ? button.href : '')
  if (signIn.kind !== 'provider' || signIn.page.kind !== 'sign-in') throw new Error('no sign-in page')
  await browser.open(signIn.page.action, { deny: '1' })
  const run = await lab.traces.current(testVisitor, 'simple-example')
  expect(run && deedsOf(run)).toEqual(['login-denied'])
})

test('a login that was broken on purpose is told, and that it failed', async () => {
  const lab = await testLab()
  await lab.settings.change(testVisitor, 'openid-connect', { fault: 'changed-nonce' })
  await labBrowser(lab).login('openid-connect', 'Log in', 'ada')
  const run = await lab.traces.current(testVisitor, 'openid-connect')
  expect(run && deedsOf(run)).toEqual(['broken-login', 'broken-login-failed'])
})

test('two tables of one provider are told apart', async () => {
  const { current } = await recordedLogin('provider-keywords', 'No keywords', 'ada')
  expect(deedsOf(await current())).toEqual(['ada-at-plain'])
})

test('a page that nobody logged in to tells nothing', async () => {
  const lab = await testLab()
  await labBrowser(lab).open(app)
  const run = await lab.traces.current(testVisitor, 'cookies')
  expect(run && deedsOf(run)).toEqual([])
})
