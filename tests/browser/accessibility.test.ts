import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { guideScenarios } from '#lib/sample-app/scenarios/index.ts'
import { launch } from './chromium.ts'
import { openPage } from './open-page.ts'
import { pageKinds } from './page-kinds.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** What is in focus, in the page or in the frame of its lab. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inner =
      document.activeElement instanceof HTMLIFrameElement ? document.activeElement.contentDocument : document
    const { activeElement: one } = inner ?? document
    return one && one !== document.body
      ? `${one.tagName} ${one.getAttribute('data-login') === null ? '' : 'login '}${one.getAttribute('value') ?? ''}${one.textContent}`
      : ''
  })

/** Presses Tab until what is in focus fits. */
async function tabTo(page: Page, fits: RegExp, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    if (fits.test(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab leads to no ${fits}, but to ${await focused(page)}`)
}

test.each(guideScenarios.map(({ slug }) => slug))('a login in the lab "%s" takes the keyboard alone', async (slug) => {
  const page = await openPage(browser, `${origin}/lab/${slug}/`)
  const frame = page.locator('live-lab iframe').first().contentFrame()
  await frame.locator('a[data-login]').first().waitFor()
  await tabTo(page, /Skip to the lab/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^A login /)
  await page.keyboard.press('Enter')
  await frame.locator('button[name="persona"]').first().waitFor()
  await tabTo(page, /^BUTTON ada/)
  await page.keyboard.press('Enter')
  await frame
    .getByRole('link', { name: /log out/i })
    .first()
    .waitFor()
  await page.locator(`#${slug}-step-5`).waitFor({ state: 'attached' })
  await tabTo(page, /^INPUT flow/, 60)
  await page.keyboard.press('ArrowRight')
  await page.locator('.p-http [data-key]').first().waitFor()
  await page.context().close()
})

test.each(pageKinds)('%s fits a window of 320 by 256, as of 1,280 by 1,024 at 400 percent', async (path) => {
  const page = await openPage(browser, origin + path, { viewport: { width: 320, height: 256 } })
  expect(await overflows(page)).toBe(false)
  // Nothing that stays in place takes more than half of the window.
  const fixed = await page.evaluate(
    () =>
      [...document.querySelectorAll('body *')]
        .filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position))
        .map((one) => one.getBoundingClientRect())
        .filter(({ width, height, top }) => width > 160 && top < innerHeight && height > innerHeight / 2).length,
  )
  expect(fixed).toBe(0)
  await page.context().close()
})

test.each(pageKinds)('%s keeps its text when a reader spaces it out', async (path) => {
  const page = await openPage(browser, origin + path, { viewport: { width: 390, height: 844 }, bypassCSP: true })
  // WCAG 2.2, success criterion 1.4.12.
  await page.addStyleTag({
    content:
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  })
  expect(await overflows(page)).toBe(false)
  await page.context().close()
})

test.each(pageKinds)(
  '%s has no axe violation in forced colours, targets of 24 pixels, and nothing that moves',
  async (path) => {
    const page = await openPage(browser, origin + path, {
      forcedColors: 'active',
      reducedMotion: 'reduce',
      bypassCSP: true,
    })
    expect(await violationsIn(page, { frames: false })).toEqual([])
    // WCAG 2.2, success criterion 2.5.8.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ iframes: false })
      .withRules(['target-size'])
      .analyze()
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([])
    expect(await page.evaluate('document.getAnimations().length')).toBe(0)
    await page.context().close()
  },
)
