import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { problems } from '../error-table.ts'
import { complaints, launch } from './chromium.ts'
import { corners } from './corners.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const open = async (path: string, options: Parameters<Browser['newContext']>[0] = {}) => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage()
  await page.goto(origin + path)
  return page
}

const log = `2026-11-26 02:10:11.120 OAuth token exchange failed for provider 'google'. Clearing auth cookies.
Traceback (most recent call last):
  File "/app/canary-4711.py", line 288, in handle
authlib.integrations.base_client.errors.OAuthError: invalid_client: Unauthorized`

test('a pasted log leads to its page, says which line, and is in no request', async () => {
  const page = await open('/fix/')
  const found = complaints(page, origin)
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.getByLabel('A message, a traceback').fill(log)
  const first = page.locator('problem-finder ol > li').first()
  await first.waitFor()
  expect(await first.getByRole('link').first().getAttribute('href')).toBe('/errors/wrong-client-secret/')
  expect(await first.locator('.soft').textContent()).toBe('Line 4: invalid_client')
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.filter((one) => one.includes('canary'))).toEqual([])
  expect(page.url()).toBe(`${origin}/fix/`)
  expect(found).toEqual([])
  await page.context().close()
})

test('what several problems share asks the question that tells them apart', async () => {
  const page = await open(
    '/fix/?q=Missing+provider+for+OAuth+callback%3B+this+often+indicates+a+stale+or+replayed+callback',
  )
  const first = page.locator('problem-finder ol > li').first()
  await first.getByText('What was so when the line was logged?').waitFor()
  await first.getByRole('link', { name: 'Two logins at once' }).click()
  await page.waitForURL('**/errors/second-tab/')
  await page.context().close()
})

test('markup in what is pasted is text, and an unknown number leads nowhere else', async () => {
  const page = await open('/fix/')
  await page.getByLabel('A message, a traceback').fill('<img src=x onerror=alert(1)> AADSTS99999 </code>')
  await page.getByText('is not in the table').waitFor()
  expect(await page.locator('problem-finder img').count()).toBe(0)
  expect(await page.locator('problem-finder ol > li').count()).toBe(1)
  await page.context().close()
})

test.each([true, false])(
  'the questions lead to a problem, and their address opens again, JavaScript %s',
  async (javaScriptEnabled) => {
    const page = await open('/fix/', { javaScriptEnabled })
    await page.getByText('Back at the app, logged out').click()
    await page.getByText('The app’s address, and nothing after it').click()
    await page.locator('summary', { hasText: 'Origin mismatch' }).click()
    const link = page.getByRole('link', { name: 'Origin mismatch: logged out with a good cookie' }).first()
    await link.waitFor()
    const again = await open(
      javaScriptEnabled ? new URL(page.url()).pathname + new URL(page.url()).hash : '/fix/#q-logged-out-plain-origin',
      { javaScriptEnabled },
    )
    await again.getByRole('link', { name: 'Origin mismatch: logged out with a good cookie' }).first().waitFor()
    expect(new URL(again.url()).hash).toBe('#q-logged-out-plain-origin')
    await again.context().close()
    await page.context().close()
  },
)

/** What the search gave half or wrong answers to while it knew words alone. */
test.each([
  ['mismatching_state', '/errors/callback-unknown-state/'],
  ['AADSTS50011', '/errors/unregistered-redirect-uri/'],
  ['Authentication error', '/errors/authentication-error/'],
  ['invalid_client: Unauthorized', '/errors/wrong-client-secret/'],
  ['Invalid claim "iss"', '/errors/id-token-wrong-issuer/'],
  ['Expecting value: line 1 column 1 (char 0)', '/errors/metadata-not-json/'],
  ['httpx.ConnectError: [Errno 111] Connection refused', '/errors/metadata-unreachable/'],
])('the search leads from %s to %s first', async (query, path) => {
  const page = await open('/guide/')
  await page.keyboard.press('Control+K')
  await page.getByRole('searchbox', { name: 'Search the guide' }).fill(query)
  await page.getByText('Best matches for').waitFor()
  expect(await page.locator('dialog.search ol a').first().getAttribute('href')).toBe(path)
  await page.context().close()
})

test('the search still finds the guide by words', async () => {
  const page = await open('/guide/')
  await page.keyboard.press('Control+K')
  await page.getByRole('searchbox', { name: 'Search the guide' }).fill('cookies and logging out')
  await page.locator('dialog.search ol a[href^="/guide/cookies-and-logging-out/"]').first().waitFor()
  await page.context().close()
})

test('on every page of a problem "Mend it" begins within a screen and a half of a phone', async () => {
  const page = await open('/', { viewport: { width: 390, height: 844 } })
  const late: string[] = []
  for (const { code } of problems) {
    await page.goto(`${origin}/errors/${code}/`)
    const top = await page.evaluate<number>('document.getElementById("mend-it").getBoundingClientRect().top + scrollY')
    const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
    if (top > 844 * 1.5 || wide) late.push(`${code}: ${top}`)
  }
  expect(late).toEqual([])
  await page.context().close()
})

for (const path of [
  '/fix/#q-logged-out-plain',
  '/errors/',
  '/errors/callback-unknown-state/',
  '/errors/wrong-client-secret/',
]) {
  test.each(corners)(`${path} has no axe violation in the %s theme at %i px`, async (colorScheme, width) => {
    const page = await open(path, { colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
    if (path.startsWith('/fix/')) {
      await page.getByLabel('A message, a traceback').fill(log)
      await page.locator('problem-finder ol > li').first().waitFor()
    }
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
    await page.context().close()
  })
}

test('a finding of the checker leads to its page', async () => {
  const page = await open('/check/')
  await page
    .locator('secrets-checker .cm-content')
    .fill('[auth]\nredirect_uri = “http://localhost:8501/oauth2callback”\n')
  await page.locator('.finding h4').getByRole('link', { name: 'Curly quotes' }).click()
  await page.waitForURL('**/errors/smart-quotes/')
  await page.context().close()
})

test('what is pasted on the home page is found on the other, and is in no request', async () => {
  const page = await open('/')
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.getByLabel('Login broken?').fill(log)
  await page.getByRole('button', { name: 'Find it' }).click()
  await page.waitForURL('**/fix/')
  const first = page.locator('problem-finder ol > li').first()
  expect(await first.getByRole('link').first().getAttribute('href')).toBe('/errors/wrong-client-secret/')
  expect(sent.filter((one) => one.includes('canary'))).toEqual([])
  await page.reload()
  expect(await page.getByLabel('A message, a traceback').inputValue()).toBe('')
  await page.context().close()
})
