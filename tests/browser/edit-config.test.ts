import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { complaints, launch } from './chromium.ts'
import { openPage } from './open-page.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const path = '/lab/simple-example/config'

/** Logs in as Ada in the lab that is open, and gives the app’s page. */
async function logIn(page: Page) {
  const frame = page.locator('live-lab iframe').first().contentFrame()
  await frame.locator('a[data-login]').first().click()
  await frame.locator('button[name="persona"][value="ada"]').click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
}

test('what is typed is looked at, used in the lab, and taken back', async () => {
  const page = await openPage(browser, origin + path, { viewport: { width: 1440, height: 900 } })
  const found = complaints(page, origin)
  const editor = page.getByLabel('.streamlit/secrets.toml')
  const own = await editor.inputValue()
  await editor.fill(`${own}client_kwargs = { prompt = "login", max_age = 0 }\n`)
  await page.locator('[data-preview] dt', { hasText: 'max_age' }).getByText('dropped').waitFor()
  expect(await page.locator('[data-preview] dd', { hasText: /^login$/ }).count()).toBe(1)
  await editor.fill(own.replace('client_id =', 'client id ='))
  await page.locator('[data-preview]').getByText('No login begins.').waitFor()
  await editor.fill(`${own}client_kwargs = { prompt = "login" }\n`)
  await page.getByRole('button', { name: 'Use it in the lab' }).click()
  await page.waitForURL(`${origin}/lab/simple-example/`)
  await logIn(page)
  await page.locator('.p-flow').getByText('login', { exact: true }).first().waitFor({ state: 'attached' })
  await page.getByRole('link', { name: 'Your own secrets.toml is in force' }).click()
  expect(await page.getByLabel('.streamlit/secrets.toml').inputValue()).toContain('prompt = "login"')
  await page.getByRole('button', { name: 'Back to the app’s own file' }).click()
  await page.getByRole('link', { name: 'Edit secrets.toml' }).waitFor()
  expect(found).toEqual([])
  await page.context().close()
})

test('without JavaScript a button looks, and a file that is too large is not lost', async () => {
  const page = await openPage(browser, origin + path, { javaScriptEnabled: false })
  await page.getByLabel('Begin with').selectOption({ label: 'A keyword that Streamlit drops' })
  await page.getByRole('button', { name: 'Fill in' }).click()
  await page.locator('[data-preview] .dropped', { hasText: 'max_age' }).waitFor()
  const editor = page.getByLabel('.streamlit/secrets.toml')
  await editor.fill((await editor.inputValue()).replace('max_age = 0', 'prompt = "login"'))
  await page.getByRole('button', { name: 'Look first' }).click()
  expect(await page.locator('[data-preview] dd', { hasText: /^login$/ }).count()).toBe(1)
  expect(await page.getByLabel('.streamlit/secrets.toml').inputValue()).toContain('prompt = "login"')
  await page.getByLabel('.streamlit/secrets.toml').fill('#'.repeat(9000))
  await page.getByRole('button', { name: 'Use it in the lab' }).click()
  await page.getByText('A secrets.toml of this lab has 8 kB at most').waitFor()
  expect(await page.getByLabel('.streamlit/secrets.toml').inputValue()).toHaveLength(9000)
  await page.context().close()
})
