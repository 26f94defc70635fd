import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { complaints, launch } from './chromium.ts'
import { openPage } from './open-page.ts'
import { violationsIn } from './violations.ts'

const origin = inject('origin')
const backChannel =
  'Messages from server to server, between the app and the identity provider. The browser never sees them.'
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test.each(['light', 'dark'] as const)('pointing at a term shows its definition, %s', async (colorScheme) => {
  const page = await openPage(browser, `${origin}/guide/openid-connect/`, { colorScheme, bypassCSP: true })
  const found = complaints(page, origin)
  const term = page.locator('a.term', { hasText: 'back channel' })
  await term.hover()
  const definition = page.getByRole('tooltip')
  await definition.waitFor()
  expect(await definition.textContent()).toBe(backChannel)
  expect(await term.getAttribute('aria-describedby')).toBe(await definition.getAttribute('id'))
  await definition.hover()
  expect(await definition.isVisible()).toBe(true)
  expect(await violationsIn(page)).toEqual([])
  await page.locator('h1').hover()
  await definition.waitFor({ state: 'hidden' })
  expect(found).toEqual([])
  await page.context().close()
})

test('the keyboard reaches a term, Escape takes the definition away, Enter leads to the glossary', async () => {
  const page = await openPage(browser, `${origin}/guide/openid-connect/`)
  const term = page.locator('a.term', { hasText: 'back channel' })
  await term.focus()
  const definition = page.getByRole('tooltip')
  await definition.waitFor()
  await page.keyboard.press('Escape')
  await definition.waitFor({ state: 'hidden' })
  await page.keyboard.press('Enter')
  await page.waitForURL('**/glossary/#back-channel')
  await page.context().close()
})

test('a finger sees the definition first, and follows the link at the second touch', async () => {
  const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const page = await openPage(browser, `${origin}/guide/openid-connect/`, options)
  // What a reader needs later comes with the first step that is opened.
  await page
    .locator('summary', { hasText: /^Answer$/ })
    .first()
    .tap()
  await page.locator('#term').waitFor({ state: 'attached' })
  const term = page.locator('a.term', { hasText: 'front channel' })
  await term.tap()
  const definition = page.getByRole('tooltip')
  await definition.waitFor()
  const box = await definition.boundingBox()
  expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true)
  await term.tap()
  await page.waitForURL('**/glossary/#front-channel')
  await page.context().close()
})

test('without JavaScript a term is a link to the glossary, at its first use only', async () => {
  const page = await openPage(browser, `${origin}/guide/openid-connect/`, { javaScriptEnabled: false })
  const hrefs = await page.locator('a.term').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(hrefs).toContain('/glossary/#issuer')
  expect(new Set(hrefs).size).toBe(hrefs.length)
  await page.context().close()
})
