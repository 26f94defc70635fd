import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { filmLab } from '../../scripts/film/lab.ts'
import { launch } from './chromium.ts'
import { openPage } from './open-page.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('the film of README can be made from the site as it is, and lasts about twenty seconds', async () => {
  const page = await openPage(browser, 'about:blank', { viewport: { width: 1280, height: 720 } })
  const reel = await filmLab(page, inject('origin'))
  expect(reel.length).toBeGreaterThan(15_000)
  expect(reel.length).toBeLessThan(25_000)
  await page.context().close()
})
