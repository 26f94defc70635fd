import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { complaints, launch } from './chromium.ts'
import { openPage } from './open-page.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** A screen as a room sees it, after Ada's login. */
async function presented(javaScriptEnabled = true): Promise<Page> {
  const options = { viewport: { width: 1280, height: 720 }, javaScriptEnabled, bypassCSP: true }
  const page = await openPage(browser, `${origin}/app/simple-example/`, options)
  await page.locator('a[data-login]').first().click()
  await page.locator('button[name="persona"][value="ada"]').click()
  await page.getByRole('link', { name: 'Log out' }).waitFor()
  await page.goto(`${origin}/lab/simple-example/`)
  await page.getByRole('link', { name: 'Present', exact: true }).click()
  await page.waitForURL(/\/present$/)
  return page
}

const marks = (page: Page, name: string) =>
  page
    .locator('.slide:visible dl > div')
    .filter({ has: page.locator(`dt:text-is("${name}")`) })
    .locator('.mark')

test('arrow keys go through a login, each step in the window and in letters of 24 px and more', async () => {
  const page = await presented()
  const found = complaints(page, origin)
  for (let step = 1; step <= 18; step += 1) {
    await page.locator(`#step-${step} h2`).waitFor()
    const seen = await page.evaluate(() => {
      const slide = [...document.querySelectorAll('.slide')].find((one) => one.checkVisibility())
      const texts = [...(slide?.querySelectorAll('*') ?? [])].filter((one) =>
        [...one.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim()),
      )
      const least = Math.min(...texts.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)))
      return { least, fits: document.documentElement.scrollHeight <= innerHeight }
    })
    expect([step, seen.least >= 24, seen.fits]).toEqual([step, true, true])
    expect(await overflows(page)).toBe(false)
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('ArrowLeft')
  // The lab's own frame has opened the app once more.
  await page.locator('#step-18 h2').waitFor()
  expect(await violationsIn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.waitForURL(`${origin}/lab/simple-example/`)
  expect(found).toEqual([])
  await page.context().close()
})

test('state is seen leaving and coming back, with links alone', async () => {
  const page = await presented(false)
  const seen: string[] = []
  for (let step = 1; step < 18; step += 1) {
    for (const mark of await marks(page, 'state').allTextContents()) seen.push(`${step}: ${mark}`)
    await page
      .locator('.slide:visible')
      .getByRole('link', { name: `Step ${step + 1}` })
      .click()
  }
  expect(seen).toEqual(['5: ● new', '6: as in step 5', '10: as in step 5', '11: ↩ back, left in step 5'])
  await page
    .locator('.slide:visible')
    .getByRole('link', { name: /^Leave/ })
    .click()
  await page.waitForURL(`${origin}/lab/simple-example/`)
  await page.context().close()
})

test('before there is a login it says where to begin', async () => {
  const page = await openPage(browser, `${origin}/lab/simple-example/present`)
  await page.getByText('Nothing has been sent yet.').waitFor()
  await page.getByRole('link', { name: 'in the lab' }).click()
  await page.waitForURL(`${origin}/lab/simple-example/`)
  await page.context().close()
})
