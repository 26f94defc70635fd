import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launch } from './chromium.ts'
import { openPage } from './open-page.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('a measured statement opens, and is copied for an issue with its permanent address', async () => {
  const page = await openPage(browser, `${origin}/guide/cookies-and-logging-out/`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const statement = page.locator('#thirty-days')
  await statement.getByText('How do you know?').click()
  await statement.getByText('tests/streamlit/cookies.test.ts').waitFor()
  await statement.getByRole('button', { name: 'Copy for an issue' }).click()
  await statement.getByRole('button', { name: 'Copied' }).waitFor()
  const text = await page.evaluate<string>('navigator.clipboard.readText()')
  expect(text).toMatch(
    /^> The 30 days \(not 1\.57\.0\) begin at the login and do not slide\. .*`Max-Age=2592000`\.\n\nAsked of the real Streamlit .* by `tests\/streamlit\/differential\/differential\.test\.ts`, `tests\/streamlit\/cookies\.test\.ts`: http/,
  )
  expect(text.endsWith(`: ${origin}/guide/cookies-and-logging-out/#thirty-days`)).toBe(true)
  await page.context().close()
})

test('what was not measured is listed, each with where it is said', async () => {
  const page = await openPage(browser, `${origin}/evidence/`, { javaScriptEnabled: false })
  const said = page.locator('dl > div', { has: page.getByRole('link', { name: 'httpx.ReadTimeout before' }) })
  expect(await said.locator('dd').first().textContent()).toBe(
    '≡ Read: Streamlit waits five seconds (read in the source of its HTTP client).',
  )
  await page.context().close()
})

test.each(['/evidence/', '/evidence/streamlit/'])('%s fits a phone, and axe has nothing to say', async (path) => {
  const page = await openPage(browser, origin + path, { viewport: { width: 390, height: 844 }, bypassCSP: true })
  expect(await overflows(page)).toBe(false)
  expect(await violationsIn(page)).toEqual([])
  await page.context().close()
})
