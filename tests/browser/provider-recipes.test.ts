import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chooseTab, complaints, launch } from './chromium.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('the redirect URI is copied from the first screen of a telephone', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  const page = await context.newPage()
  const found = complaints(page, origin)
  await page.goto(`${origin}/providers/entra/`)
  const copy = page.getByRole('button', { name: 'Copy: Redirect URI (address)' }).first()
  const box = await copy.boundingBox()
  await copy.click()
  expect((box?.y ?? 844) + (box?.height ?? 0)).toBeLessThan(844)
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('http://localhost:8501/oauth2callback')
  expect(found).toEqual([])
  await context.close()
})

test('a step of the console can be ticked off, without JavaScript too', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/providers/keycloak/`)
  const box = page.getByRole('checkbox', { name: 'Client authentication' })
  await box.check()
  expect(await box.isChecked()).toBe(true)
  await context.close()
})

test('the lab of a recipe meets the error of its provider, and the mend', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const found = complaints(page, origin)
  await page.goto(`${origin}/providers/logto/`)
  await page.locator('live-lab').scrollIntoViewIfNeeded()
  const frame = page.frameLocator('live-lab iframe')
  await frame.getByRole('link', { name: 'Log in', exact: true }).click()
  await page.locator('.tabs label', { hasText: 'Log1 problem' }).waitFor()
  await chooseTab(page, 'Log')
  await page.getByText('unsupported prompt value requested').first().waitFor()
  await frame.getByRole('link', { name: 'Log in with prompt = login' }).click()
  await frame.locator('button[name="persona"][value="ada"]').click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
  expect(found).toEqual([])
  await page.close()
})
