import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chooseTab, complaints, launch } from './chromium.ts'
import { openPage } from './open-page.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** The workbench after Ada's login. */
async function loggedIn(): Promise<Page> {
  const page = await openPage(browser, `${origin}/lab/simple-example/`)
  const frame = page.locator('live-lab iframe').first().contentFrame()
  await frame.locator('a[data-login]').first().click()
  await frame.locator('button[name="persona"][value="ada"]').click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
  await page.locator('#simple-example-step-18').waitFor()
  return page
}

const marked = (page: Page) => page.locator('.flow > li[data-same] > details > summary > .n').allTextContents()
const row = (page: Page, step: number, name: string) =>
  page.locator(`#simple-example-step-${step} dl > div`).filter({ has: page.locator(`dt:text-is("${name}")`) })

test('pointing at state marks it in every message that carries it', async () => {
  const page = await loggedIn()
  const found = complaints(page, origin)
  await page.locator('#simple-example-step-6 > details > summary').click()
  const state = row(page, 6, 'state').first()
  await state.locator('dd').hover()
  expect(await marked(page)).toEqual(['5', '6', '10', '11', '15'])
  const texts = await page.evaluate(() => [...(CSS.highlights.get('same') ?? [])].map(String))
  expect(texts.length).toBeGreaterThanOrEqual(5)
  expect(new Set(texts)).toEqual(new Set([await state.locator('dd > code').first().textContent()]))
  await page.locator('#simple-example-step-1 > details > summary').hover()
  expect(await marked(page)).toEqual([])
  expect(found).toEqual([])
  await page.context().close()
})

test('the keyboard reaches a code, and is told where else it stands', async () => {
  const page = await loggedIn()
  await page.locator('#simple-example-step-13 > details > summary').focus()
  await page.keyboard.press('Enter')
  const code = row(page, 13, 'code').first().locator('dd')
  for (let tries = 0; tries < 20; tries += 1) {
    if (await code.evaluate((one) => one === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  expect(await marked(page)).toEqual(['10', '11', '13'])
  await page.getByRole('status').getByText('The same value in step 10, 11, 13').waitFor({ state: 'attached' })
  await page.context().close()
})

test('in HTTP a long value is folded, and marked whole, and nothing moves below the pointer', async () => {
  const page = await loggedIn()
  await chooseTab(page, 'HTTP')
  const callback = page.locator('#message-11')
  await callback.locator('summary').first().click()
  const height = () => page.locator('.messages').evaluate((messages) => messages.scrollHeight)
  const before = await height()
  await callback.locator('dl > div', { hasText: 'state' }).first().locator('dd').hover()
  const numbers = await page.locator('.message[data-same] > summary > .n').allTextContents()
  expect(numbers).toEqual(['2', '6', '9', '11'])
  expect(await height()).toBe(before)
  expect(await callback.locator('dd details').first().getAttribute('open')).toBeNull()
  await page.context().close()
})
