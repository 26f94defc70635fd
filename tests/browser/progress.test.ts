import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { choosePane, complaints, launch } from './chromium.ts'
import { openPage } from './open-page.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const open = (path: string, options?: BrowserContextOptions) => openPage(browser, origin + path, options)
const frameOf = (page: Page): FrameLocator => page.locator('live-lab iframe').first().contentFrame()
const isTicked = (page: Page, id: string) => page.locator(`#did-${id}`).isChecked()
const ticked = (page: Page, id: string) => page.locator(`#did-${id}:checked`).waitFor()
const boxOf = (page: Page, id: string) => page.locator(`#did-${id}`)
const sidebar = (page: Page) => page.locator('.side ol .count .vh').allTextContents()

async function logIn(page: Page, persona: string): Promise<void> {
  const frame = frameOf(page)
  await page.locator('live-lab').scrollIntoViewIfNeeded()
  await frame.locator('a[data-login]').first().click()
  await frame.locator(`button[name="persona"][value="${persona}"]`).click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
}

async function logOut(page: Page): Promise<void> {
  const frame = frameOf(page)
  await frame.getByRole('link', { name: 'Log out' }).click()
  await frame
    .getByRole('button', { name: /sign out/i })
    .first()
    .click()
  await frame.locator('a[data-login]').first().waitFor()
}

test('a login ticks its step and says so, and the tick is there after a reload', async () => {
  const page = await open('/guide/openid-connect/', { bypassCSP: true })
  const found = complaints(page, origin)
  await logIn(page, 'ada')
  await ticked(page, 'ada')
  const told = page.getByRole('status').filter({ hasText: 'Done, 1 of 8.' })
  await told.waitFor()
  expect(await told.textContent()).toBe(
    '✓ Done, 1 of 8. Press Log in in the app. At Acme ID, choose Ada. You are on the list.',
  )
  expect(await sidebar(page)).toEqual(['1 of 8 done'])
  expect(await violationsIn(page, { frames: false })).toEqual([])
  await page.reload()
  await ticked(page, 'ada')
  expect([await isTicked(page, 'messages'), await isTicked(page, 'grace')]).toEqual([false, false])
  await logOut(page)
  await logIn(page, 'grace')
  await ticked(page, 'grace')
  expect(await overflows(page)).toBe(false)
  expect(found).toEqual([])
  await page.context().close()
})

test('a tick that is taken away does not come back by itself, and does by another login', async () => {
  const page = await open('/guide/configure/')
  await logIn(page, 'ada')
  await ticked(page, 'ada')
  await boxOf(page, 'ada').uncheck()
  // The inspector is drawn anew, with the same run.
  await page.getByRole('button', { name: 'Reload' }).click()
  await frameOf(page).getByRole('link', { name: 'Log out' }).waitFor()
  await page.reload()
  await page.locator('live-lab').scrollIntoViewIfNeeded()
  await page.locator('[data-deeds*="ada-at-acme"]').waitFor({ state: 'attached' })
  await boxOf(page, 'ada').waitFor()
  expect(await isTicked(page, 'ada')).toBe(false)
  await logOut(page)
  await logIn(page, 'ada')
  await ticked(page, 'ada')
  await page.context().close()
})

test('what nothing captured shows is ticked by hand, by the keyboard too', async () => {
  const page = await open('/guide/configure/')
  await page.locator('#try-it').scrollIntoViewIfNeeded()
  await boxOf(page, 'keys').waitFor()
  await boxOf(page, 'keys').focus()
  await page.keyboard.press('Space')
  await expect.poll(() => sidebar(page)).toEqual(['1 of 3 done'])
  await page.reload()
  await ticked(page, 'keys')
  expect(await boxOf(page, 'keys').getAttribute('aria-label')).toMatch(/^Done: In the HTTP tab, find /)
  await page.context().close()
})

test('a changed cookie that is refused ticks its step', async () => {
  const page = await open('/guide/cookies-and-logging-out/')
  await logIn(page, 'ada')
  await page.getByRole('button', { name: 'Change it' }).click()
  await ticked(page, 'change')
  expect(await isTicked(page, 'read')).toBe(false)
  await page.context().close()
})

test('an answer says why it is right or wrong, and the right one counts', async () => {
  const page = await open('/guide/openid-connect/', { bypassCSP: true })
  await page.locator('#check-yourself').scrollIntoViewIfNeeded()
  const wrong = page.getByRole('button', { name: 'She mistyped her password.' })
  const right = page.getByRole('button', { name: /^She is not on the app.s list/ })
  await wrong.focus()
  await page.keyboard.press('Enter')
  await page.getByText('✕ No. Then the provider would not have let her in').waitFor()
  expect(await sidebar(page)).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('✓ Right. Her ID token has no email').waitFor()
  expect(await sidebar(page)).toEqual(['1 of 8 done'])
  expect(await right.evaluate((one) => one === document.activeElement)).toBe(true)
  expect(await violationsIn(page, { frames: false })).toEqual([])
  await page.context().close()
})

test('the guide shows what was done in a full lab, and a reset that can be undone', async () => {
  const page = await open('/lab/login-user-logout/', { bypassCSP: true })
  await logIn(page, 'ada')
  await page.locator('[data-deeds*="ada-at-acme"]').waitFor({ state: 'attached' })
  await logOut(page)
  await logIn(page, 'sam')
  await page.waitForFunction('localStorage.progress?.includes("sam-at-acme")')
  await page.goto(`${origin}/guide/`)
  await page.locator('#did-4:checked').waitFor()
  expect(await page.locator('.cards .count .vh').allTextContents()).toEqual(['2 of 5 done'])
  expect(await violationsIn(page)).toEqual([])
  await page.getByRole('button', { name: 'Reset progress' }).click()
  await page.getByText('Progress is reset.').waitFor()
  expect([await isTicked(page, '4'), await sidebar(page)]).toEqual([false, []])
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.locator('#did-4:checked').waitFor()
  await page.getByRole('button', { name: 'Reset progress' }).click()
  await page.goto(`${origin}/guide/login-user-logout/`)
  await page.locator('#try-it').scrollIntoViewIfNeeded()
  await boxOf(page, 'sam').waitFor()
  expect([await isTicked(page, 'sam'), await sidebar(page)]).toEqual([false, []])
  await page.context().close()
})

test('on a phone a tick is told while the app is in sight', async () => {
  const page = await open('/guide/simple-example/', { viewport: { width: 390, height: 844 } })
  await logIn(page, 'ada')
  await page.getByText('✓ Done, 1 of 4.').waitFor()
  await choosePane(page, 'Inspector')
  await ticked(page, 'ada')
  expect(await overflows(page)).toBe(false)
  await page.context().close()
})

test('where the browser keeps nothing, a tick lasts as long as the page', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError')
      },
    })
  })
  const found = complaints(page, origin)
  await page.goto(`${origin}/guide/configure/`)
  await logIn(page, 'ada')
  await ticked(page, 'ada')
  await boxOf(page, 'keys').check()
  expect(await sidebar(page)).toEqual(['2 of 3 done'])
  expect(found).toEqual([])
  await page.context().close()
})

test('without JavaScript there are the lists and the folded answers', async () => {
  const page = await open('/guide/openid-connect/', { javaScriptEnabled: false })
  expect(await page.locator('.prose input[type="checkbox"]:visible').count()).toBe(0)
  await page.locator('#check-yourself ~ details summary').first().click()
  expect(await page.getByText('Her ID token has no email, so she').isVisible()).toBe(true)
  await page.goto(`${origin}/guide/`)
  expect(await page.getByRole('link', { name: 'Log in as Grace' }).isVisible()).toBe(true)
  expect(await page.getByText('in this browser only').isVisible()).toBe(false)
  await page.context().close()
})
