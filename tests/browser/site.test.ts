import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { complaints, launch } from './chromium.ts'
import { openPage } from './open-page.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const open = (path: string, options: BrowserContextOptions = {}) => openPage(browser, origin + path, options)

test('Ctrl K searches all pages, and Enter goes to the first hit', async () => {
  const page = await open('/guide/openid-connect/')
  const found = complaints(page, origin)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('cookie_secret')
  const first = page.locator('dialog[open] a').first()
  await page.locator('dialog[open] a[href="/guide/configure/#every-key"]').waitFor()
  const href = await first.getAttribute('href')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${href}`)
  expect(found).toEqual([])
  await page.context().close()
})

test('Escape closes the search', async () => {
  const page = await open('/')
  await page.keyboard.press('Control+k')
  await page.locator('dialog[open]').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  await page.context().close()
})

test('the theme is kept over pages and reaches the mini-browser', async () => {
  const page = await open('/', { colorScheme: 'light' })
  const background = (target: Page) => target.evaluate('getComputedStyle(document.documentElement).backgroundColor')
  const light = await background(page)
  await page.locator('[data-theme-button]').click()
  await page.locator('[data-theme-button]').click()
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
  expect(await background(page)).not.toBe(light)
  await page.goto(`${origin}/guide/simple-example/`)
  expect(await background(page)).not.toBe(light)
  await page.locator('live-lab').scrollIntoViewIfNeeded()
  const app = page.frameLocator('live-lab iframe')
  await app.locator('#st-user').waitFor({ state: 'attached' })
  expect(await app.locator('html').getAttribute('data-theme')).toBe('dark')
  await page.context().close()
})

test('a code block is copied as it stands', async () => {
  const page = await open('/guide/simple-example/', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.locator('figure.code', { hasText: 'app.py' }).getByRole('button', { name: 'Copy' }).first().click()
  expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^import streamlit as st\n/)
  await page.getByText('Copied').first().waitFor()
  await page.context().close()
})

test('the keyboard alone logs in', async () => {
  const page = await open('/app/simple-example/')
  const tabTo = async (selector: string) => {
    for (let n = 0; n < 40; n++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(`document.activeElement.matches('${selector}')`)) return
    }
    throw new Error(`Tab never reaches ${selector}`)
  }
  await tabTo('a[data-login]')
  await page.keyboard.press('Enter')
  await page.locator('button[name="persona"]').first().waitFor()
  await tabTo('button[value="ada"]')
  await page.keyboard.press('Enter')
  await page.getByText('Welcome back, Ada Lovelace.').waitFor()
  await page.context().close()
})

test('the cookie page lists what is held and deletes it', async () => {
  const page = await open('/app/simple-example/')
  await page.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await page.locator('button[name="persona"][value="ada"]').click()
  await page.goto(`${origin}/cookies/`)
  const row = page.getByRole('row', { name: /Field notes/ })
  await row.getByText('_streamlit_user', { exact: true }).waitFor()
  await row.getByRole('button').click()
  await page
    .getByRole('row', { name: /Field notes/ })
    .getByText('None now.')
    .waitFor()
  await page.goto(`${origin}/app/simple-example/`)
  await page.getByRole('link', { name: 'Log in with Acme ID' }).waitFor()
  await page.context().close()
})

test('without JavaScript the cookie page leads to each path’s own list', async () => {
  const page = await open('/cookies/', { javaScriptEnabled: false })
  await page
    .getByRole('row', { name: /Field notes/ })
    .getByRole('link', { name: 'Look' })
    .click()
  await page.getByRole('heading', { name: 'Cookies under /app/simple-example' }).waitFor()
  await page.context().close()
})

test('the page of the sample provider names the address at which it was opened', async () => {
  const page = await open('/providers/sample/')
  await page.getByText(`SITE=${origin}`).waitFor()
  await page.context().close()
})
