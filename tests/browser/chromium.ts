import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { root } from '../../scripts/run.ts'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/**
 * The headless Chromium that a dev dependency ships, on the systems that it is made for: a page costs a third of the
 * processor time that it costs in a whole Chrome, and everybody tests with the same one. Elsewhere the system's Chrome or
 * Chromium. `CHROME_PATH` before both.
 */
export async function chromiumPath(): Promise<string> {
  const named = process.env['CHROME_PATH']
  if (named) return named
  if (process.platform === 'linux' && process.arch === 'x64') return shipped()
  const found = installed.find((path) => existsSync(path))
  if (found === undefined) throw new Error('there is no Chrome or Chromium here: name one in CHROME_PATH')
  return found
}

/** Unpacks it once, below `.cache`. Of several processes that do so at once, each makes a whole one, and one stays. */
async function shipped(): Promise<string> {
  const packed = join(root, 'node_modules/@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'))
  const folder = join(root, `.cache/chromium-${version}`)
  const unpacked = join(folder, 'chromium')
  if (existsSync(unpacked)) return unpacked
  const own = `${folder}.${process.pid}`
  await mkdir(own, { recursive: true })
  const file = createWriteStream(join(own, 'chromium'), { mode: 0o755 })
  await pipeline(createReadStream(join(packed, 'bin/chromium.br')), createBrotliDecompress(), file)
  await rename(own, folder).catch((error: unknown) => {
    if (!existsSync(unpacked)) throw error
  })
  await rm(own, { recursive: true, force: true })
  return unpacked
}

/**
 * How the tests' browser is started, whoever starts it. A page that still scrolls while a test aims at something is
 * missed on a busy machine, again and again: so scrolling is at once.
 */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-smooth-scrolling',
]

/** Milliseconds for one action of a test: a machine that is slow and busy takes more than the default of 30 seconds. */
const patience = 120_000

export async function launch(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...chromiumArgs] })
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

/** Chooses the app, the inspector or the set-up of a lab, where a window has room for one of them. */
export async function choosePane(page: Page, name: 'App' | 'Inspector' | 'Set-up'): Promise<void> {
  await page.locator('.panes label', { hasText: name }).click()
}

/** The same in a window of any width: where all have room, all are shown. */
export async function showPane(page: Page, name: 'App' | 'Inspector' | 'Set-up'): Promise<void> {
  if (await page.locator('.panes').first().isVisible()) await choosePane(page, name)
}

/** Settings apply as they are changed; without JavaScript there is a button for it. */
export async function setWhereAsked(page: Page): Promise<void> {
  const set = page.getByRole('button', { name: 'Set', exact: true })
  if (await set.isVisible()) await set.click()
}
