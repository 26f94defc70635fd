import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { shortVersion } from '../../src/lib/streamlit/short-version.ts'
import { newestRun } from '../../src/lib/streamlit/version-changes.ts'
import { complaints, launch } from './chromium.ts'
import { corners } from './corners.ts'
import { openPage } from './open-page.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const link = (page: Page) => page.getByRole('navigation', { name: 'Main' }).locator('[data-streamlit]')
const notice = (page: Page) => page.locator('.version-notice')
const chosen = (page: Page, version: string) =>
  page.locator('header.top nav a', { hasText: `Streamlit ${version}` }).first()

/** Chooses by keyboard alone, from the link in the header. */
async function choose(page: Page, version: string): Promise<void> {
  await link(page).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Which Streamlit do you use?' })
  await dialog.waitFor()
  const names = await dialog.getByRole('radio').evaluateAll((all) => all.map((one) => one.getAttribute('value')))
  for (let at = 0; at < names.indexOf(version); at++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await notice(page).waitFor()
}

test('a version chosen by keyboard changes badges, snippets and what is copied, and goes with one press', async () => {
  const page = await openPage(browser, `${origin}/guide/simple-example/`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const found = complaints(page, origin)
  await choose(page, '1.44.1')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Streamlit 1.44.1')
  expect(await notice(page).innerText()).toMatch(
    /^You read for Streamlit 1\.44\.1\. It does \d+ of \d+ things otherwise than [\d.]+; \d of them are marked here\./,
  )
  const badge = page.locator('td', { hasText: 'access_denied' }).locator('.tag')
  expect(await badge.innerText()).toBe('since 1.52.2, not in your 1.44.1')
  expect(await badge.getAttribute('href')).toBe('/versions/1.44.1/#log-of-denial')
  expect(await badge.locator('+ *').textContent()).toBe(' (in yours: none)')
  const app = page.locator('figure.code', { hasText: 'is_logged_in' }).first()
  expect(await app.locator('figcaption').innerText()).toContain('for Streamlit 1.44.1')
  await app.getByRole('button', { name: 'Copy' }).click()
  await app.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain('if not st.experimental_user.is_logged_in:')
  expect(await page.locator('pre', { hasText: 'pip install' }).first().textContent()).toContain(
    'pip install streamlit==1.44.1 Authlib==1.6.5\nstreamlit run app.py',
  )
  await notice(page)
    .getByRole('button', { name: `Back to ${newestRun}` })
    .click()
  await notice(page).waitFor({ state: 'detached' })
  expect(await app.locator('code').textContent()).toContain('if not st.user.is_logged_in:')
  expect(await badge.innerText()).toBe('since 1.52.2')
  expect(await page.evaluate('localStorage.length')).toBe(0)
  expect(found).toEqual([])
  await page.context().close()
})

test('one choice holds on every page: the checker, the generator and the tables follow, and change it', async () => {
  const page = await openPage(browser, `${origin}/reference/st-user/`)
  await choose(page, '1.45.1')
  await page.goto(`${origin}/check/`)
  await page.locator('secrets-checker [data-reader]', { hasText: 'toml 0.10' }).waitFor()
  expect(await page.locator('main select[data-streamlit]').inputValue()).toBe('1.45.1')
  await page.goto(`${origin}/start/`)
  await page.getByText('requirements.txt', { exact: true }).first().click()
  await page.locator('pre[aria-label="requirements.txt"]', { hasText: 'Authlib==1.6.5' }).waitFor()
  await page.locator('main select[data-streamlit]').selectOption('1.57.0')
  await page.locator('pre[aria-label="requirements.txt"]', { hasText: 'streamlit[auth]==1.57.0\nhttpx' }).waitFor()
  await chosen(page, '1.57').waitFor()
  expect(await page.getByText('What you typed is kept').isVisible()).toBe(false)
  await page.goto(`${origin}/versions/`)
  await page.locator('#pkce [aria-current=true]', { hasText: '1.57.0 alone' }).waitFor()
  expect(await page.locator('main select[data-streamlit]').inputValue()).toBe('1.57.0')
  await page.context().close()
})

test('a link to choices for a version chooses it', async () => {
  const page = await openPage(browser, `${origin}/start/#provider=google&streamlit=1.53.0`)
  await chosen(page, '1.53').waitFor()
  await page.getByText('requirements.txt', { exact: true }).first().click()
  await page.locator('pre[aria-label="requirements.txt"]', { hasText: 'streamlit[auth]==1.53.0' }).waitFor()
  expect(await page.getByRole('link', { name: 'Link to these choices' }).getAttribute('href')).toContain(
    'streamlit=1.53.0',
  )
  await page.context().close()
})

test('what was chosen in one tab shows in another, and values of the reader stay in the snippets', async () => {
  const page = await openPage(browser, `${origin}/guide/simple-example/`)
  await page.getByRole('button', { name: 'your-cookie-secret' }).first().click()
  await page.locator('.own.masked').first().waitFor()
  const other = await page.context().newPage()
  await other.goto(`${origin}/guide/login-user-logout/`)
  await choose(other, '1.44.1')
  await chosen(page, '1.44.1').waitFor()
  await page.locator('.of-version', { hasText: 'st.experimental_user' }).first().waitFor()
  expect(await page.locator('.own.masked').first().textContent()).toMatch(/^\w{43}$/)
  await page.getByRole('complementary', { name: 'Your values' }).getByRole('button', { name: 'Clear' }).click()
  await page.getByText('your-cookie-secret').first().waitFor()
  expect(await page.locator('.of-version', { hasText: 'st.experimental_user' }).count()).toBeGreaterThan(0)
  await page.context().close()
})

test('a snippet that needs what the version has not says so', async () => {
  const page = await openPage(browser, `${origin}/recipes/call-an-api/`)
  await choose(page, '1.45.1')
  const caption = page.locator('figure.code', { hasText: 'st.user.tokens.to_dict()' }).locator('figcaption')
  expect(await caption.innerText()).toContain('not for Streamlit 1.45.1')
  await page.context().close()
})

test('Escape leaves the version as it was, and gives the focus back', async () => {
  const page = await openPage(browser, `${origin}/guide/configure/`)
  await link(page).click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.evaluate('document.activeElement.textContent')).toBe(`Streamlit ${shortVersion(newestRun)}`)
  expect(await notice(page).count()).toBe(0)
  await page.context().close()
})

test('on a phone the choice is in the menu, and without JavaScript it leads to the versions', async () => {
  const phone = { width: 390, height: 844 }
  const page = await openPage(browser, `${origin}/guide/configure/`, { viewport: phone })
  await page.locator('.all-pages > summary').click()
  await page.locator('.all-pages [data-streamlit]').click()
  await page.getByRole('radio', { name: '1.57.0' }).check()
  await page.getByRole('button', { name: 'Read for this one' }).click()
  await notice(page).waitFor()
  expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Menu')
  await page.context().close()
  const plain = await openPage(browser, `${origin}/guide/configure/`, { javaScriptEnabled: false })
  await link(plain).click()
  await plain.waitForURL('**/versions/')
  await plain.context().close()
})

test.each(corners)('without axe violation, in the %s theme at %i px', async (colorScheme, width) => {
  const page = await openPage(browser, `${origin}/guide/login-user-logout/`, {
    colorScheme,
    viewport: { width, height: 900 },
    bypassCSP: true,
  })
  await page.evaluate("localStorage.setItem('streamlit-version', '1.44.1')")
  await page.reload()
  await notice(page).waitFor()
  expect(await overflows(page)).toBe(false)
  expect(await violationsIn(page)).toEqual([])
  await page.locator('[data-streamlit]').first().dispatchEvent('click')
  await page.getByRole('dialog').waitFor()
  expect(await violationsIn(page)).toEqual([])
  await page.context().close()
})

test('a page loads what a version changes only where one is chosen', async () => {
  const page = await openPage(browser, `${origin}/`)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${origin}/guide/configure/`, { waitUntil: 'networkidle' })
  expect(asked.filter((path) => /reader/.test(path))).toEqual([])
  await choose(page, '1.57.0')
  expect(asked).toContain('/versions/reader.json')
  await page.context().close()
})
