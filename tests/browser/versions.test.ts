import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { complaints, launch } from './chromium.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('the version that a reader chooses is marked in the tables, and is the one of the checker', async () => {
  const page = await (await browser.newContext()).newPage()
  const found = complaints(page, origin)
  await page.goto(`${origin}/versions/`)
  const pkce = page.locator('#pkce [aria-current=true]')
  expect(await pkce.innerText()).toContain('From 1.58.0')
  await page.getByLabel('Your Streamlit').selectOption('1.57.0')
  expect(await pkce.innerText()).toMatch(/1\.57\.0 alone:\s+never sent/)
  await page.reload()
  expect(await pkce.innerText()).toContain('1.57.0 alone')
  await page.goto(`${origin}/check/`)
  await page.locator('secrets-checker [data-reader]', { hasText: 'toml 0.10' }).waitFor()
  expect(await page.locator('secrets-checker [data-field=streamlit]').inputValue()).toBe('1.57.0')
  expect(found).toEqual([])
  await page.context().close()
})

test('without a script each version has its page, and a problem says how it is by version', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${origin}/versions/`)
  expect(await page.locator('reader-version').isVisible()).toBe(false)
  await page.getByRole('list', { name: 'Versions' }).getByRole('link', { name: '1.57.0' }).click()
  expect(await page.locator('#look-out + p + .table').innerText()).toContain('until the browser is closed')
  await page.goto(`${origin}/errors/login-ends-with-browser/`)
  expect(await page.locator('#by-version ~ ul').first().innerText()).toContain(
    '1.57.0 alone: until the browser is closed',
  )
  await page.context().close()
})
