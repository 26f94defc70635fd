import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openCheck, says } from './check-page.ts'
import { complaints, launch } from './chromium.ts'
import { corners } from './corners.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test.each([
  [
    'redirect-matcher',
    {
      app: 'http://127.0.0.1:8501',
      redirectUri: 'http://localhost:8501/oauth2callback',
      registered: 'http://localhost:8501/oauth2callback/',
    },
    'They do not fit, and the login will fail',
  ],
  [
    'request-reader',
    { url: 'https://id.example/error?continue=%2Fauth%3Fclient_id%3Da%26scope%3Demail' },
    'With this request the login will fail',
  ],
  ['request-builder', { keywords: 'client_kwargs = { max_age = 300 }' }, 'One keyword does not reach the provider'],
  [
    'discovery-judge',
    { document: '{"issuer":"https://login.microsoftonline.com/{tenantid}/v2.0"}' },
    'With this document the login will fail',
  ],
  [
    'cookie-opener',
    { cookies: 'IntcImFcIjogMX0i.ZVPxAA.3ZvQiaT9HAvHuU_XyX3MOkx4Puc', secret: 'secret' },
    'Streamlit would not take this',
  ],
] as const)('%s answers', async (tool, fields, text) => {
  const page = await openCheck(browser, origin)
  const found = complaints(page, origin)
  await page.locator(`${tool} .verdict`).scrollIntoViewIfNeeded()
  await page.locator(`${tool} .verdict`, { hasText: /./ }).waitFor()
  for (const [field, value] of Object.entries(fields)) await page.locator(`${tool} [data-field=${field}]`).fill(value)
  await page.locator(`${tool} .verdict`, { hasText: text }).waitFor()
  expect(found).toEqual([])
  await page.context().close()
})

test('a document’s markup is text', async () => {
  const page = await openCheck(browser, origin)
  await page.locator('discovery-judge .verdict', { hasText: /./ }).waitFor()
  await page
    .locator('[data-field=document]')
    .fill('{"issuer":"<img src=x onerror=alert(1)>{","<b>x</b>":"</code><script>"}')
  await page.locator('discovery-judge', { hasText: '<img src=x' }).waitFor()
  expect(await page.locator('discovery-judge :is(img, script, [data-answer] b b)').count()).toBe(0)
  await page.context().close()
})

test('without JavaScript the page says why it asks for it, and names the command', async () => {
  const page = await openCheck(browser, origin, { javaScriptEnabled: false })
  await page.getByText('your secrets would have to leave the browser').waitFor()
  expect(await page.locator('secrets-checker').isVisible()).toBe(false)
  expect(await page.locator('main input:visible, main textarea:visible').count()).toBe(0)
  await page.context().close()
})

test.each(corners)(
  'with answers in every tool there is no axe violation in the %s theme at %i px',
  async (colorScheme, width) => {
    const page = await openCheck(browser, origin, { colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
    await page.getByRole('button', { name: 'A wrong address' }).click()
    await says(page, 'the login will fail')
    await page.locator('[data-field=app]').fill('http://127.0.0.1:8501')
    await page.locator('[data-field=redirectUri]').fill('http://localhost:8501/oauth2callback')
    await page.locator('[data-field=registered]').fill('http://localhost:8501/oauth2callback/')
    await page.locator('[data-field=document]').fill('{"issuer":"https://id.example","authorization_endpoint":"/a"}')
    await page.locator('[data-field=cookies]').fill('IntcImFcIjogMX0i.ZVPxAA.3ZvQiaT9HAvHuU_XyX3MOkx4Puc')
    for (const tool of ['redirect-matcher', 'request-builder', 'discovery-judge', 'cookie-opener']) {
      await page.locator(`${tool} .verdict`).scrollIntoViewIfNeeded()
      await page.locator(`${tool} [data-answer] > *`).first().waitFor()
    }
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
    await page.context().close()
  },
)
