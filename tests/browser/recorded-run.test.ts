import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { complaints, launch } from './chromium.ts'

const origin = inject('origin')
const guide = `${origin}/guide/simple-example/`
const viewport = { width: 1280, height: 900 }
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('without JavaScript the recorded run can be read, below a link to the live inspector', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport })
  await page.goto(guide)
  const inspector = page.getByRole('region', { name: 'Inspector' })
  await expect.poll(() => inspector.innerText()).toContain('A recorded run: Ada at Acme ID, 1 November 2026.')
  expect(await inspector.innerText()).not.toContain('A login of your own replaces it')
  const live = await page.getByRole('link', { name: 'open it' }).boundingBox()
  expect(live?.y).toBeLessThan((await inspector.boundingBox())?.y ?? 0)
  await inspector.getByText('A recorded run').click()
  await inspector.getByRole('link', { name: 'Every message of that login and logout' }).click()
  const step = page.locator('li').filter({ hasText: 'POST /provider/acme/token' })
  await step.locator('summary').first().click()
  expect(await step.innerText()).toContain('acme-recorded')
  await page.close()
})

test('unfolded, the recorded run is read where it is, and its steps open', async () => {
  const page = await browser.newPage({ viewport })
  const found = complaints(page, origin)
  await page.goto(guide)
  const inspector = page.getByRole('region', { name: 'Inspector' })
  await inspector.getByText('A recorded run').click()
  const step = inspector.locator('li').filter({ hasText: 'POST /provider/acme/token' })
  await step.locator('summary').first().click()
  expect(await step.innerText()).toContain('acme-recorded')
  expect(await inspector.getByRole('link', { name: 'Every message' }).count()).toBe(0)
  expect(page.url()).toBe(guide)
  expect(found).toEqual([])
  await page.close()
})

test('where the page of a recorded run does not answer, a link leads there', async () => {
  const page = await browser.newPage({ viewport })
  await page.route('**/run/', (route) => route.abort())
  await page.goto(guide)
  const inspector = page.getByRole('region', { name: 'Inspector' })
  const asked = page.waitForRequest('**/run/')
  await inspector.getByText('A recorded run').click()
  await asked
  expect(await inspector.getByRole('link', { name: 'Every message' }).isVisible()).toBe(true)
  await page.close()
})

test('the recorded run stays, and nothing moves, until there is a login of the visitor’s own', async () => {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  const found = complaints(page, origin)
  await page.goto(guide)
  const lab = page.locator('live-lab')
  const asked = page.waitForResponse(/inspector\?part=1/)
  await lab.scrollIntoViewIfNeeded()
  await (await asked).finished()
  const frame = page.frameLocator('live-lab iframe')
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).waitFor()
  expect(await lab.getByText('A recorded run').count()).toBe(1)
  expect(await page.evaluate(layoutShift)).toBe(0)

  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await frame.locator('button[name="persona"][value="ada"]').click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
  await lab.getByText('A recorded run').waitFor({ state: 'detached' })
  const tabs = lab.getByRole('group', { name: 'Inspector view' })
  await expect.poll(() => tabs.evaluate((group) => getComputedStyle(group).display)).toBe('flex')
  expect(found).toEqual([])
  await context.close()
})

test('in print the logout is unfolded', async () => {
  const page = await browser.newPage({ viewport })
  await page.goto(`${guide}run/`)
  const last = page.locator('#recorded-step-29')
  expect(await last.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await last.isVisible()).toBe(true)
  await page.close()
})

/** The page's cumulative layout shift so far. */
function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += 'value' in entry ? Number(entry.value) : 0
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(sum), 200)
  })
}
