import type { Browser, BrowserContext } from 'playwright-core'
import { launch } from '../tests/browser/chromium.ts'
import type { Figure, Findings } from './figures.ts'
import { startServer } from './server-process.ts'
import { type Traffic, watchTraffic } from './traffic.ts'

/** A page of each kind; `first` is the beginning of the address of the first link on it that is meant in its place. */
const kinds: readonly { readonly name: string; readonly path: string; readonly first?: string }[] = [
  { name: 'home', path: '/' },
  { name: 'guide page', path: '/guide/simple-example/' },
  { name: 'workbench', path: '/lab/simple-example/' },
  { name: 'fault list', path: '/lab/faults/' },
  { name: 'finder', path: '/fix/' },
  { name: 'problem page', path: '/errors/', first: '/errors/' },
  { name: 'page with an experiment', path: '/lab/faults/', first: '/errors/' },
  { name: 'provider', path: '/providers/', first: '/providers/' },
  { name: 'attack page', path: '/lab/attacks/', first: '/lab/attacks/' },
  { name: 'sample providers', path: '/providers/sample/' },
  { name: 'search', path: '/search/' },
  { name: 'cookies', path: '/cookies/' },
]

/** What a browser with an empty cache receives for a page of each kind, before a login in the lab and after it. */
export async function pageWeights(): Promise<Findings> {
  const server = await startServer('server.ts')
  const browser = await launch()
  const failures: string[] = []
  const figures: Figure[] = []
  try {
    const loggedIn = await loginIn(browser, server.origin)
    for (const { name, path, first } of kinds) {
      const address = await addressOf(browser, server.origin + path, first)
      const stranger = await browser.newContext()
      for (const [when, context] of [
        ['before', stranger],
        ['after', loggedIn],
      ] as const) {
        const { requests, bytes, status } = await weigh(context, address)
        if (status !== 200) failures.push(`${status} at ${address}`)
        figures.push({ name: `${name}, ${when} a login: bytes`, value: bytes, unit: 'bytes' })
        figures.push({ name: `${name}, ${when} a login: requests`, value: requests, unit: 'count' })
      }
      await stranger.close()
    }
    return { title: 'Pages in Chromium with an empty cache, as transferred', figures, failures }
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function loginIn(browser: Browser, origin: string): Promise<BrowserContext> {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${origin}/app/simple-example/`)
  await page.locator('a[href*="auth/login?provider="]').first().click()
  await page.locator('button[name="persona"][value="ada"]').click()
  await page.getByRole('link', { name: 'Log out' }).waitFor()
  await page.close()
  return context
}

async function addressOf(browser: Browser, address: string, first: string | undefined): Promise<string> {
  if (first === undefined) return address
  const page = await browser.newPage()
  try {
    await page.goto(address)
    const hrefs = await page
      .locator(`main a[href^="${first}"]`)
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    const deeper = hrefs.find((href) => href.length > first.length && !href.includes('?'))
    if (deeper === undefined) throw new Error(`no link to ${first} on ${address}`)
    return new URL(deeper, address).href
  } finally {
    await page.close()
  }
}

async function weigh(context: BrowserContext, address: string): Promise<Traffic & { status: number }> {
  const page = await context.newPage()
  try {
    const session = await context.newCDPSession(page)
    await session.send('Network.clearBrowserCache')
    const traffic = await watchTraffic(page)
    const answer = await page.goto(address, { timeout: 60_000 })
    await traffic.quiet()
    return { ...traffic.take(), status: answer?.status() ?? 0 }
  } finally {
    await page.close()
  }
}
