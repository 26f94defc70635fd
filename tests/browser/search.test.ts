import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
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

const open = (path: string, options: BrowserContextOptions = {}) => openPage(browser, origin + path, options)

const focused = (page: Page) =>
  page.evaluate<string>('document.activeElement.getAttribute("href") ?? document.activeElement.name')

test('what is typed is answered in the browser, and is in no request', async () => {
  const page = await open('/guide/')
  const found = complaints(page, origin)
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.keyboard.press('/')
  await page.keyboard.type('canary4711 keyclok')
  await page.getByText('Did you mean “keycloak”?').waitFor()
  expect(await page.locator('dialog .hits a').first().getAttribute('href')).toBe('/providers/keycloak/')
  expect(await page.locator('dialog .hits mark').first().textContent()).toBe('Keycloak')
  expect(sent.filter((request) => /canary|keyclok/.test(request))).toEqual([])
  expect(found).toEqual([])
  await page.context().close()
})

test('arrows and Tab move through the hits, and Enter opens the section', async () => {
  const page = await open('/guide/')
  await page.keyboard.press('/')
  await page.keyboard.type('expose_tokens')
  await page.getByText('Best matches for “expose_tokens”').waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await focused(page)).toBe('/guide/configure/#every-key')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toMatch(/^\/guide\/.+#/)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  expect(await focused(page)).toBe('q')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/guide/configure/#every-key')
  await page.context().close()
})

test('on the page of the search the hits follow the field, and without words all pages are there', async () => {
  const page = await open('/search/')
  await page.keyboard.press('/')
  await page.keyboard.type('AADSTS500113')
  await page.getByText('AADSTS500113 is on no page here').waitFor()
  await page.getByRole('link', { name: 'Paste the whole message' }).waitFor()
  expect(await page.locator('#all-pages').isVisible()).toBe(false)
  await page.getByRole('searchbox', { name: 'A message' }).fill('')
  await page.locator('#all-pages').waitFor()
  await page.context().close()
})

test('Enter on the page of the search gives an address that shows the same without JavaScript', async () => {
  const page = await open('/search/')
  const field = page.getByRole('searchbox', { name: 'A message' })
  await field.fill('invalid_grant')
  await page.getByText('Best matches for “invalid_grant”').waitFor()
  const html = await page.locator('.hits').last().innerHTML()
  await field.press('Enter')
  await page.waitForURL('**/search/?q=invalid_grant')
  const again = await open(new URL(page.url()).pathname + new URL(page.url()).search, { javaScriptEnabled: false })
  expect(await again.locator('main .hits').innerHTML()).toBe(html)
  await again.context().close()
  await page.context().close()
})

test('where the search does not load, Enter has the server look', async () => {
  const page = await open('/guide/')
  await page.route('**/search/sections.json', (route) => route.abort())
  await page.keyboard.press('/')
  await page.keyboard.type('nonce')
  await page.getByText('The search did not load').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/search/?q=nonce')
  await page.locator('main .hits a[href="/glossary/#nonce"]').waitFor()
  await page.context().close()
})

test.each(corners)('the hits have no axe violation in the %s theme at %i px', async (colorScheme, width) => {
  const page = await open('/search/?q=cookie', { colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
  expect(await violationsIn(page)).toEqual([])
  expect(await overflows(page)).toBe(false)
  await page.goto(`${origin}/guide/`)
  await page.keyboard.press('/')
  await page.keyboard.type('cookie_secert')
  await page.getByText('Did you mean').waitFor()
  expect(await violationsIn(page)).toEqual([])
  await page.context().close()
})
