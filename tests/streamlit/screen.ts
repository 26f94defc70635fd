import type { Locator, Page } from 'playwright-core'

/** What an app shows. */
export interface Shown {
  readonly text: string
  readonly buttons: readonly string[]
  readonly exceptions: readonly string[]
}

/** The page when the script has run to its end and what it made stands there. */
export async function shown(page: Page): Promise<Shown> {
  const main = page.locator('[data-testid="stMain"]')
  await main.locator('[data-testid="stButton"], [data-testid="stText"], [data-testid="stMarkdown"]').first().waitFor()
  await page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').waitFor()
  // Elements come in batches, the last ones after that state: until two looks see the same.
  for (let last = await look(main); ; ) {
    // In the page's own time: a page that is not let run draws nothing, and does not get here either.
    await page.evaluate('new Promise((done) => setTimeout(() => requestIdleCallback(done), 400))')
    const next = await look(main)
    if (JSON.stringify(next) === JSON.stringify(last)) return next
    last = next
  }
}

async function look(main: Locator): Promise<Shown> {
  return {
    text: (await main.innerText()).trim(),
    buttons: await main.getByTestId('stButton').allInnerTexts(),
    exceptions: await main.getByTestId('stException').allInnerTexts(),
  }
}
