import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** A page of a visitor of its own, in a window of 1280 by 900 CSS pixels unless the options say otherwise. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage()
  await page.goto(url)
  return page
}
