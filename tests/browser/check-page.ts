import type { Browser, Locator, Page } from 'playwright-core'

/** `/check/` in a context of its own. */
export async function openCheck(
  browser: Browser,
  origin: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  await page.goto(`${origin}/check/`)
  return page
}

export const editor = (page: Page): Locator => page.locator('secrets-checker .cm-content')
const verdict = (page: Page): Locator => page.locator('secrets-checker .verdict')
/** Waits until the line on top says so. */
export const says = (page: Page, text: string | RegExp): Promise<void> =>
  verdict(page).filter({ hasText: text }).waitFor()
