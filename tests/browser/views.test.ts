import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chooseTab, complaints, launch } from './chromium.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** The lab after Ada's login, with the views that it has asked for since it was opened. */
async function loggedIn(path: string): Promise<{ page: Page; asked: string[]; found: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const found = complaints(page, origin)
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname.endsWith('/inspector')) asked.push(searchParams.get('tab') ?? 'none')
  })
  await page.goto(origin + path)
  await page.locator('live-lab').scrollIntoViewIfNeeded()
  const frame = page.frameLocator('live-lab iframe')
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await frame.locator('button[name="persona"][value="ada"]').click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
  await page.locator('.p-flow .msg > summary', { hasText: 'GET /app/simple-example/oauth2callback' }).waitFor()
  return { page, asked, found }
}

test.each(['/lab/simple-example/', '/guide/simple-example/'])(
  'on %s a login asks for no view but the open one',
  async (path) => {
    const { page, asked, found } = await loggedIn(path)
    // Two visits that follow each other closely are asked about once.
    expect([...new Set(asked)]).toEqual(['flow'])
    expect(await page.locator('.panel:not(.p-flow) > *').count()).toBe(0)
    expect(found).toEqual([])
    await page.context().close()
  },
)

test('another view is asked for when it is opened, once', async () => {
  const { page, asked } = await loggedIn('/lab/simple-example/')
  await chooseTab(page, 'Cookies')
  await page.locator('.cookie', { hasText: '_streamlit_user_tokens' }).waitFor()
  await chooseTab(page, 'Flow')
  await chooseTab(page, 'Cookies')
  await page.locator('.verdict', { hasText: '✓ Logged in' }).waitFor()
  expect(asked.filter((tab) => tab !== 'flow')).toEqual(['cookies'])
  await page.context().close()
})

test('a link leads into a view that has not been drawn, and opens what it names', async () => {
  const { page, asked } = await loggedIn('/lab/simple-example/')
  await chooseTab(page, 'Config')
  await page.locator('.p-config .because').first().waitFor()
  await page.getByRole('button', { name: 'Reload' }).click()
  await page.locator('.p-flow[data-drawn="false"]').waitFor({ state: 'attached' })
  await page.locator('.p-config li', { hasText: 'redirect_uri = ' }).getByRole('link').first().click()
  const message = page.locator('.p-flow .msg[open]')
  expect(await message.textContent()).toContain(`${origin}/app/simple-example/oauth2callback`)
  expect(await message.locator(':scope > summary').evaluate((one) => one === one.ownerDocument.activeElement)).toBe(
    true,
  )
  expect(asked.filter((tab) => tab !== 'flow')).toEqual(['config', 'config'])
  expect(asked.at(-1)).toBe('flow')
  await page.context().close()
})

test('what is open in a view is open again after the app’s next page', async () => {
  const { page } = await loggedIn('/lab/simple-example/')
  await page.locator('#simple-example-step-1 > details > summary').click()
  await chooseTab(page, 'Log')
  await page.locator('.p-log p').first().waitFor()
  await page.getByRole('button', { name: 'Reload' }).click()
  await page.locator('.p-flow[data-drawn="false"]').waitFor({ state: 'attached' })
  await chooseTab(page, 'Flow')
  await page.locator('#simple-example-step-1').waitFor()
  expect(await page.locator('#simple-example-step-1 > details').getAttribute('open')).toBe('')
  await page.context().close()
})
