import { existsSync } from 'node:fs'
import chromiumPackage from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** The system's Chrome or Chromium, `CHROME_PATH` before it; else the one that a dev dependency ships. */
async function executable(): Promise<string> {
  const named = process.env['CHROME_PATH']
  const found = [...(named ? [named] : []), ...installed].find((path) => existsSync(path))
  return found ?? chromiumPackage.executablePath()
}

/** Milliseconds for one action of a test: a machine that is slow and busy takes more than the default of 30 seconds. */
const patience = 120_000

export async function launch(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await executable(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return browser.on('context', (context) => context.setDefaultTimeout(patience))
}

/** Collects what a page complains about: console errors (a CSP violation is one), exceptions, requests to elsewhere. */
export function complaints(page: Page, origin: string): string[] {
  const found: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => found.push(`exception: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('about:'))
      found.push(`request to ${url}`)
  })
  return found
}

/** Chooses a tab of the inspector, as a reader does: by its label. The inspector may be drawn anew in between. */
export async function chooseTab(page: Page, name: string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    await page.locator('.tabs label', { hasText: name }).first().click()
    await page.waitForTimeout(100)
    const chosen = await page.locator('.tabs label:has(:checked)').first().textContent()
    if (chosen?.includes(name)) return
  }
  throw new Error(`the tab ${name} cannot be chosen`)
}
