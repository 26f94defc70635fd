import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chooseTab, complaints, launch } from './chromium.ts'
import { corners } from './corners.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function open(path: string, javaScriptEnabled = true): Promise<{ page: Page; found: string[] }> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const found = complaints(page, origin)
  await page.goto(origin + path)
  return { page, found }
}

const tab = (page: Page, number: 1 | 2): FrameLocator =>
  page.frameLocator(`iframe[name="browser${number === 1 ? '' : '2'}-cookies"]`)
const isLoggedIn = async (app: FrameLocator | Page) =>
  JSON.parse((await app.locator('#st-user').textContent()) ?? '').is_logged_in

async function logIn(app: FrameLocator | Page, persona: string): Promise<void> {
  await app.getByRole('link', { name: 'Log in', exact: true }).click()
  await app.locator(`button[name="persona"][value="${persona}"]`).click()
  await app.getByRole('link', { name: 'Log out' }).waitFor()
}

async function showCookies(page: Page): Promise<void> {
  await chooseTab(page, 'Cookies')
  // The inspector is drawn anew after each page of the app: wait for the drawing that knows of the login.
  await page.locator('.verdict', { hasText: '✓ Logged in' }).waitFor()
}
const verdict = (page: Page, text: string) => page.locator('.verdict', { hasText: text }).waitFor()

test('a changed claim logs the user out, silently, and the new value can still be read', async () => {
  const { page, found } = await open('/lab/cookies/')
  const app = tab(page, 1)
  await logIn(app, 'ada')
  await showCookies(page)
  await verdict(page, '✓ Logged in')
  await page.getByLabel('New value').fill('root@acme.example')
  await page.getByRole('button', { name: 'Change it' }).click()
  await app.getByRole('link', { name: 'Log in', exact: true }).waitFor()
  expect(await isLoggedIn(app)).toBe(false)
  expect(await app.locator('[role="alert"]').count()).toBe(0)
  await verdict(page, '✕ Logged out')
  await verdict(page, 'In the server’s log: nothing.')
  const cookie = page.locator('.cookie', { has: page.getByText('_streamlit_user', { exact: true }) })
  await cookie.getByText('What it says').click()
  await cookie.getByText('"email": "root@acme.example"').waitFor()
  await cookie.getByText('✕ Refused').waitFor()
  await cookie.getByText(/came back changed with step \d+, a page of the app/).waitFor()
  expect(found).toEqual([])
  await page.context().close()
})

test('the inspector keeps what is open, typed and focused while the app reloads', async () => {
  const { page } = await open('/lab/cookies/')
  await logIn(tab(page, 1), 'ada')
  await showCookies(page)
  await page.getByText('What each attribute does').first().click()
  await page.getByLabel('New value').fill('typed by hand')
  await page.getByRole('button', { name: 'time', exact: true }).click()
  await verdict(page, '✕ Logged out')
  expect(await page.getByLabel('New value').inputValue()).toBe('typed by hand')
  expect(await page.locator('.p-cookies details').first().getAttribute('open')).toBe('')
  expect(await page.evaluate('document.activeElement.value')).toBe('time')
  await page.context().close()
})

test('without JavaScript the form opens the app in its frame, and on the inspector’s own page in the window', async () => {
  const { page } = await open('/lab/cookies/', false)
  const app = tab(page, 1)
  await logIn(app, 'ada')
  await page.reload()
  await showCookies(page)
  await page.getByRole('button', { name: 'signature', exact: true }).click()
  await app.getByRole('link', { name: 'Log in', exact: true }).waitFor()
  expect(await isLoggedIn(app)).toBe(false)
  expect(page.url()).toBe(`${origin}/lab/cookies/`)

  await page.goto(`${origin}/app/cookies/`)
  await logIn(page, 'ada')
  await page.goto(`${origin}/lab/cookies/inspector?tab=cookies`)
  await page.getByRole('button', { name: 'payload', exact: true }).click()
  await page.getByRole('link', { name: 'Log in', exact: true }).waitFor()
  expect(page.url()).toBe(`${origin}/app/cookies/`)
  expect(await isLoggedIn(page)).toBe(false)
  await page.context().close()
})

test('tokens that do not fit come in pieces, in the order in which they are read', async () => {
  const { page } = await open('/lab/cookies/')
  await logIn(tab(page, 1), 'linus')
  await showCookies(page)
  const pieces = page.getByRole('list', { name: 'Pieces of _streamlit_user_tokens' }).getByRole('listitem')
  expect(await pieces.locator('code').allTextContents()).toEqual([
    '_streamlit_user_tokens_1',
    '_streamlit_user_tokens_2',
  ])
  await page.context().close()
})

test.each([true, false])(
  'another tab stays logged in through a logout until it begins a new session (script %s)',
  async (script) => {
    const { page, found } = await open('/lab/cookies/?tabs=2', script)
    const [one, two] = [tab(page, 1), tab(page, 2)]
    await logIn(one, 'ada')
    await page.reload()
    await two.getByRole('link', { name: 'Log out' }).waitFor()
    await one.getByRole('link', { name: 'Log out' }).click()
    await one
      .getByRole('button', { name: /sign out/i })
      .first()
      .click()
    await one.getByRole('link', { name: 'Log in', exact: true }).waitFor()
    await two.getByRole('link', { name: 'Rerun' }).click()
    await two.getByText('run again').waitFor()
    expect(await isLoggedIn(two)).toBe(true)
    expect(await two.getByText('Identity cookies received: none').count()).toBe(1)
    await page.reload()
    await two.getByRole('link', { name: 'Log in', exact: true }).waitFor()
    expect(await isLoggedIn(two)).toBe(false)
    await page.context().close()
    expect(found).toEqual([])
  },
)

test('each tab has its own address bar, and only the one that was used last goes back', async () => {
  const { page } = await open('/lab/cookies/?tabs=2')
  const bar = (number: number) => page.getByRole('group', { name: `Mini-browser, tab ${number}` })
  await tab(page, 2).getByRole('link', { name: 'Log in', exact: true }).click()
  await bar(2).locator('[data-place]', { hasText: 'Provider' }).waitFor()
  expect(await bar(1).locator('[data-address]').textContent()).toContain('/app/cookies/')
  expect(await bar(1).getByRole('button', { name: 'Back' }).isDisabled()).toBe(true)
  await bar(2).getByRole('button', { name: 'Back' }).click()
  await bar(2).locator('[data-place]', { hasText: 'Sample app' }).waitFor()
  await tab(page, 2).getByRole('link', { name: 'Log in', exact: true }).waitFor()
  expect(await bar(2).getByRole('button', { name: 'Back' }).isDisabled()).toBe(true)
  await page.context().close()
})

test('the second tab opens and closes with a link', async () => {
  const { page } = await open('/lab/cookies/', false)
  await page.getByRole('link', { name: 'Open a second tab' }).click()
  await tab(page, 2).getByRole('link', { name: 'Log in', exact: true }).waitFor()
  await page.getByRole('link', { name: 'Close the second tab' }).click()
  expect(await page.locator('iframe').count()).toBe(1)
  await page.context().close()
})

test('the clock: the token’s end changes nothing, the cookie’s end does', async () => {
  const { page } = await open('/lab/cookies/')
  const app = tab(page, 1)
  await logIn(app, 'ada')
  await showCookies(page)
  const seen: (readonly [string, boolean])[] = []
  for (const [shift, says] of [
    ['1h', '✓ Logged in'],
    ['29d', '✓ Logged in'],
    ['30d', 'by now the browser has thrown the identity cookie away'],
    ['31d', 'was signed more than 31 days ago'],
  ] as const) {
    const loaded = page.waitForResponse((response) => response.url().includes('inspector?part=1'))
    await page.getByLabel('The app’s clock is').selectOption(shift)
    await loaded
    await verdict(page, says)
    seen.push([shift, await isLoggedIn(app)])
  }
  expect(seen).toEqual([
    ['1h', true],
    ['29d', true],
    ['30d', false],
    ['31d', false],
  ])
  await page.context().close()
})

test('two tabs whose pages were ready before the script ran become mini-browsers without complaint', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const found = complaints(page, origin)
  const bothReady = Promise.withResolvers<void>()
  await page.route('**/_astro/*.js', async (route) => {
    if (route.request().frame() === page.mainFrame()) await bothReady.promise
    await route.continue()
  })
  await page.goto(`${origin}/lab/cookies/?tabs=2`, { waitUntil: 'commit' })
  await page.locator('iframe').nth(1).waitFor()
  await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) => frame.waitForLoadState('load')),
  )
  await tab(page, 1).getByRole('link', { name: 'Log in', exact: true }).waitFor()
  await tab(page, 2).getByRole('link', { name: 'Log in', exact: true }).waitFor()
  bothReady.resolve()
  await page.waitForLoadState('load')
  await tab(page, 2).getByRole('link', { name: 'Log in', exact: true }).click()
  await page.getByRole('group', { name: 'Mini-browser, tab 2' }).getByRole('button', { name: 'Back' }).click()
  await tab(page, 2).getByRole('link', { name: 'Log in', exact: true }).waitFor()
  expect(found).toEqual([])
  await context.close()
})

test('tampering with nothing, or with nonsense, is answered with a clear page', async () => {
  const { page } = await open('/app/cookies/')
  const post = (form: Record<string, string>) =>
    page.request.post(`${origin}/app/cookies/tamper`, { form, maxRedirects: 0, headers: { origin } })
  const absent = await post({ flip: 'payload' })
  expect(absent.status()).toBe(409)
  expect(await absent.text()).toContain('there is nothing to change')
  const nonsense = await post({ flip: 'everything' })
  expect(nonsense.status()).toBe(400)
  const nowhere = await page.request.post(`${origin}/app/nowhere/tamper`, { form: {}, headers: { origin } })
  expect(nowhere.status()).toBe(404)
  const foreign = await page.request.post(`${origin}/app/cookies/tamper`, {
    form: { flip: 'payload' },
    headers: { origin: 'https://elsewhere.example' },
  })
  expect(foreign.status()).toBe(403)
  await page.context().close()
})

test.each(corners)(
  'the Cookies tab, all unfolded, has no axe violation in the %s theme at %i px',
  async (colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(`${origin}/app/cookies/`)
    await logIn(page, 'linus')
    await page.goto(`${origin}/lab/cookies/inspector?tab=cookies`)
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
    expect(await violationsIn(page, { within: '.p-cookies' })).toEqual([])
    expect(await overflows(page)).toBe(false)
    await context.close()
  },
)
