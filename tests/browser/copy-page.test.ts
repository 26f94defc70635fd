import type { Browser, BrowserContextOptions } from 'playwright-core'
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

const open = (path: string, options: BrowserContextOptions = {}) =>
  openPage(browser, origin + path, { permissions: ['clipboard-read', 'clipboard-write'], ...options })

test('a page is copied as Markdown, with addresses that hold elsewhere', async () => {
  const page = await open('/guide/simple-example/')
  await page.getByRole('button', { name: 'as Markdown' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const text = await page.evaluate<string>('navigator.clipboard.readText()')
  expect(text).toMatch(/^# A simple example\n/)
  expect(text).toContain(`](${origin}/providers/google.md)`)
  expect(text).not.toContain('](/')
  await page.context().close()
})

test('as a prompt it begins with a sentence that asks to answer from it', async () => {
  const page = await open('/providers/keycloak/')
  await page.getByRole('button', { name: 'as a prompt' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const text = await page.evaluate<string>('navigator.clipboard.readText()')
  expect(text.split('\n\n').slice(0, 2)).toEqual([
    `Answer my question from this page, ${origin}/providers/keycloak/, and say so where it does not tell.`,
    '# Log in with Keycloak',
  ])
  await page.context().close()
})

test('without JavaScript the copy is a link', async () => {
  const page = await open('/errors/login-loop/', { javaScriptEnabled: false })
  await page.getByRole('link', { name: 'Markdown', exact: true }).click()
  await page.waitForURL('**/errors/login-loop.md')
  expect(await page.locator('body').innerText()).toMatch(/^# /)
  await page.context().close()
})

test('on a phone it fits, and axe has nothing to say', async () => {
  const page = await open('/errors/wrong-client-secret/', { viewport: { width: 390, height: 844 } })
  expect(await overflows(page)).toBe(false)
  expect(await violationsIn(page)).toEqual([])
  await page.context().close()
})
