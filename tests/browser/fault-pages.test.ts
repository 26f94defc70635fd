import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { faults } from '../../src/lib/faults/index.ts'
import { complaints, launch } from './chromium.ts'
import { corners } from './corners.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const open = async (path: string, width: number, colorScheme: 'light' | 'dark' = 'light') => {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
  const page = await context.newPage()
  const found = complaints(page, origin)
  await page.goto(origin + path)
  return { page, found, end: () => context.close() }
}

for (const path of ['/lab/faults/', '/errors/wrong-client-secret/#experiment', '/lab/faults/cookies-over-8-kb/live']) {
  test.each(corners)(`${path} has no axe violation in the %s theme at %i px`, async (theme, width) => {
    const { page, found, end } = await open(path, width, theme)
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })')
    expect([...(await violationsIn(page)), ...found, await overflows(page)]).toEqual([false])
    await end()
  })
}

test('the steps of both runs stand in one line, and where they part is said', async () => {
  const { page, end } = await open('/errors/wrong-client-secret/#experiment', 1440)
  await page.getByText('Here they part').waitFor()
  // Both at one moment: the page may still be on its way to the experiment.
  const boxes = await page
    .locator('.step summary', { hasText: '/provider/acme/token' })
    .evaluateAll((summaries) => summaries.map((summary) => summary.getBoundingClientRect().toJSON()))
  expect(boxes).toHaveLength(2)
  expect(boxes[0]?.y).toBe(boxes[1]?.y)
  expect(boxes[0]?.x).toBeLessThan(boxes[1]?.x ?? 0)
  expect(await page.getByText('Here they part').isVisible()).toBe(true)
  await end()
})

test('on a phone the broken run comes first, and the control run when it is asked for', async () => {
  const { page, end } = await open('/errors/wrong-client-secret/#experiment', 390)
  const control = page.locator('.step.control').first()
  expect(await control.isVisible()).toBe(false)
  await page.getByText('The control run, with nothing broken').click()
  const [first, last] = [await control.boundingBox(), await page.locator('.step.broken').last().boundingBox()]
  expect(first?.y).toBeGreaterThan(last?.y ?? Number.POSITIVE_INFINITY)
  await end()
})

test('the list is narrowed by what the person sees, without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/lab/faults/`)
  const shown = () => page.locator('.finder li:visible a').count()
  expect(await shown()).toBe(faults.length)
  await page.getByLabel('White page: “Authentication error”').check()
  expect(await shown()).toBe(4)
  const headings = await page.locator('.finder h2:visible').allInnerTexts()
  expect(headings).toEqual(['In secrets.toml', 'At the provider'])
  await context.close()
})

test('the list is narrowed by a pasted log, and whole again without it', async () => {
  const { page, end } = await open('/lab/faults/', 1440)
  const field = page.getByLabel('What does the log say?')
  const shown = () => page.locator('.finder li:visible a').allInnerTexts()
  await field.fill(
    "2026-11-24 OAuth token exchange failed for provider 'google'. Clearing auth cookies.\njoserfc.errors.ExpiredTokenError: expired_token: The token is expired",
  )
  expect(await shown()).toEqual(['The ID token has expired'])
  expect(await page.getByText('One fault logs this.').count()).toBe(1)
  await field.fill('Segmentation fault')
  expect(await shown()).toHaveLength(faults.length)
  await field.fill('')
  expect(await shown()).toHaveLength(faults.length)
  await end()
})

test('a fault is switched on from its page, and the lab opens with it', async () => {
  const { page, end } = await open('/errors/wrong-client-secret/#experiment', 1440)
  await page.getByRole('button', { name: 'Switch it on in the lab' }).click()
  await page.waitForURL(`${origin}/lab/simple-example/`)
  expect(await page.locator('select[name=fault]').inputValue()).toBe('wrong-client-secret')
  await end()
})
