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

const phone = { viewport: { width: 390, height: 844 } }
const beamer = { viewport: { width: 1280, height: 720 } }

const frameOf = (page: Page): FrameLocator => page.locator('live-lab iframe').first().contentFrame()
const open = (path: string, options: BrowserContextOptions) => openPage(browser, origin + path, options)

async function logIn(page: Page): Promise<void> {
  const frame = frameOf(page)
  await frame.locator('a[data-login]').first().click()
  await frame.locator('button[name="persona"][value="ada"]').click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
}

/** How many windows of its height the page is long. */
const windows = (page: Page) => page.evaluate('document.documentElement.scrollHeight / innerHeight')

test('on a phone a login is done and inspected in two views of one place', async () => {
  const page = await open('/lab/simple-example/', { ...phone, bypassCSP: true })
  const found = complaints(page, origin)
  expect(await page.locator('.insp').isVisible()).toBe(false)
  await logIn(page)
  await page.locator('[data-new]', { hasText: '18 new steps' }).waitFor()
  expect(await windows(page)).toBeLessThan(2)
  await choosePane(page, 'Inspector')
  await page.locator('#simple-example-step-18').waitFor()
  expect(await page.locator('live-lab iframe').isVisible()).toBe(false)
  expect(await page.locator('[data-new]').isVisible()).toBe(false)
  expect(await page.locator('.panes').evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(200)
  await page.locator('#simple-example-step-18').scrollIntoViewIfNeeded()
  await choosePane(page, 'App')
  await frameOf(page).getByRole('link', { name: 'Log out' }).click()
  await page.locator('[data-new]').waitFor()
  expect(await violationsIn(page)).toEqual([])
  expect(await overflows(page)).toBe(false)
  expect(found).toEqual([])
  await page.context().close()
})

test('in a guide page too: the steps that came are counted, and shown in the place of the app', async () => {
  const page = await open('/guide/simple-example/', phone)
  await page.locator('live-lab').scrollIntoViewIfNeeded()
  await logIn(page)
  await page.locator('[data-new]', { hasText: '18 new steps' }).waitFor()
  await choosePane(page, 'Inspector')
  await page.locator('#simple-example-step-13').waitFor()
  expect(await page.locator('live-lab iframe').isVisible()).toBe(false)
  await page.context().close()
})

test('the three views of a phone are there without JavaScript', async () => {
  const page = await open('/lab/simple-example/', { ...phone, javaScriptEnabled: false })
  expect(await page.locator('live-lab iframe').isVisible()).toBe(true)
  await choosePane(page, 'Set-up')
  expect(await page.getByRole('button', { name: 'Set', exact: true }).isVisible()).toBe(true)
  await choosePane(page, 'Inspector')
  expect(await page.locator('.p-flow').getByText('Nothing has been sent yet.').isVisible()).toBe(true)
  expect(await page.locator('live-lab iframe').isVisible()).toBe(false)
  await page.context().close()
})

test('where both have room the app stays in sight while step 13 is read', async () => {
  const page = await open('/lab/simple-example/', beamer)
  await logIn(page)
  const step = page.locator('#simple-example-step-13')
  await step.locator('summary').first().click()
  await step.getByText('The code from the callback.').scrollIntoViewIfNeeded()
  expect(await page.evaluate('scrollY')).toBe(0)
  const boxes = await page.evaluate(() =>
    ['.browsers', '.insp'].map((part) => {
      const box = document.querySelector(part)?.getBoundingClientRect()
      return box !== undefined && box.top > 0 && box.bottom <= innerHeight && box.height > innerHeight * 0.75
    }),
  )
  expect(boxes).toEqual([true, true])
  await page.context().close()
})

test('the set-up gives its room to the app and the inspector', async () => {
  const page = await open('/lab/simple-example/', { ...beamer, javaScriptEnabled: false })
  const width = () => page.locator('.insp').evaluate((one) => one.clientWidth)
  const before = await width()
  await page.getByRole('checkbox', { name: 'Set-up' }).uncheck()
  expect(await page.locator('.rail').isVisible()).toBe(false)
  expect(await width()).toBeGreaterThan(before + 90)
  await page.context().close()
})

test.each(['/guide/simple-example/', '/', '/lab/simple-example/'])(
  'on %s the keyboard skips to the lab, and reaches its login within six more presses',
  async (path) => {
    const page = await open(path, beamer)
    await frameOf(page).locator('a[data-login]').first().waitFor({ state: 'attached' })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the lab')
    await page.keyboard.press('Enter')
    const isThere = () =>
      page.evaluate('document.querySelector("iframe").contentDocument.activeElement?.matches("a[data-login]") ?? false')
    for (let presses = 0; presses < 6 && !(await isThere()); presses += 1) await page.keyboard.press('Tab')
    expect(await isThere()).toBe(true)
    await page.context().close()
  },
)

test('in forced colours the lifelines, the arrows and the lines that ran are drawn in colours of the system', async () => {
  const page = await open('/lab/simple-example/', { ...beamer, forcedColors: 'active' })
  await logIn(page)
  await page.locator('#simple-example-step-3').waitFor()
  const drawn = await page.evaluate(() => {
    const system = document.createElement('i')
    system.style.cssText = 'forced-color-adjust: none; color: CanvasText'
    document.body.append(system)
    const text = getComputedStyle(system).color
    const wires = [...document.querySelectorAll('.flow .wire')].map((one) => getComputedStyle(one).color)
    const lines = getComputedStyle(document.querySelector('.flow') ?? system).backgroundImage
    return { arrows: wires.every((colour) => colour === text), lines: lines.includes(text) }
  })
  expect(drawn).toEqual({ arrows: true, lines: true })
  const edge = (line: string) =>
    frameOf(page)
      .locator(line)
      .first()
      .evaluate((one) => getComputedStyle(one).borderLeftColor)
  expect(await edge('.source li.ran')).not.toBe(await edge('.source li:not(.ran)'))
  await page.context().close()
})

test('the buttons of a lab are of one height', async () => {
  const page = await open('/guide/simple-example/', phone)
  const heights = await page
    .locator('live-lab .acts .btn')
    .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height * 10)))
  expect(heights).toHaveLength(2)
  expect(new Set(heights).size).toBe(1)
  await page.context().close()
})

test('the message that says why a login failed is brought to its top, and the page stays where it is', async () => {
  const page = await open('/lab/simple-example/', beamer)
  await page.getByLabel('What to break').selectOption('wrong-client-secret')
  await frameOf(page).getByRole('button', { name: 'Mend it' }).waitFor()
  await frameOf(page).locator('a[data-login]').first().click()
  await frameOf(page).locator('button[name="persona"][value="ada"]').click()
  await page.getByRole('link', { name: 'step 13', exact: true }).click()
  const step = page.locator('#simple-example-step-13')
  await step.locator('dl').first().waitFor()
  expect(await step.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThan(100)
  expect(await page.evaluate('scrollY')).toBe(0)
  // A login that is begun again is shown from its beginning.
  await frameOf(page).getByRole('button', { name: 'Mend it' }).click()
  await frameOf(page).locator('body:not(:has-text("Broken on purpose")) a[data-login]').click()
  await page.locator('.run-verdict', { hasText: 'Login under way' }).waitFor()
  expect(await page.locator('.insp').evaluate((one) => one.scrollTop)).toBe(0)
  await page.context().close()
})
