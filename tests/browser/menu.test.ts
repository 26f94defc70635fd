import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launch } from './chromium.ts'
import { corners } from './corners.ts'
import { openPage } from './open-page.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const open = (path: string, options: BrowserContextOptions = {}) =>
  openPage(browser, origin + path, { viewport: { width: 390, height: 844 }, ...options })

const button = (page: Page) => page.locator('.all-pages > summary')
const list = (page: Page) => page.getByRole('navigation', { name: 'All pages' })

test.each(['/', '/guide/simple-example/', '/lab', '/lab/faults/', '/errors/', '/nothing-here/'])(
  'on a phone %s has a menu that leads to every page',
  async (path) => {
    const page = await open(path)
    await button(page).click()
    expect(await list(page).getByRole('link').count()).toBeGreaterThan(13)
    await list(page).getByRole('link', { name: 'Check a configuration' }).click()
    await page.waitForURL('**/check/')
    await page.context().close()
  },
)

test('the menu opens and closes by keyboard, and closes where one goes elsewhere', async () => {
  const page = await open('/')
  await button(page).focus()
  await page.keyboard.press('Enter')
  await list(page).waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Add a login')
  await page.keyboard.press('Escape')
  await list(page).waitFor({ state: 'hidden' })
  expect(await page.evaluate<string>('document.activeElement.textContent.trim()')).toBe('Menu')
  await page.keyboard.press('Enter')
  await list(page).waitFor()
  await page.keyboard.press('Shift+Tab')
  await list(page).waitFor({ state: 'hidden' })
  await button(page).click()
  await page.mouse.click(200, 800)
  await list(page).waitFor({ state: 'hidden' })
  await page.context().close()
})

test('the menu needs no JavaScript', async () => {
  const page = await open('/', { javaScriptEnabled: false })
  await button(page).click()
  await list(page).getByRole('link', { name: 'Glossary' }).click()
  await page.waitForURL('**/glossary/')
  await page.context().close()
})

test.each(corners)(
  'the open menu is whole, without axe violation, in the %s theme at %i px',
  async (colorScheme, width) => {
    const page = await open('/', { colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
    await button(page).click()
    expect(await overflows(page)).toBe(false)
    expect(await violationsIn(page)).toEqual([])
    await page.context().close()
  },
)
