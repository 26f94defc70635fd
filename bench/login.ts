import { Agent } from 'node:http'
import { Browser, type Page } from './browser.ts'

/** A server under test: its origin, and the page where a login begins and ends. */
export interface Contestant {
  readonly origin: string
  readonly home: string
}

/**
 * One connection pool a contestant, as a browser's visitors would not have: what is measured is the server.
 * A connection is dropped well before a server gives it up, which is after 5 s.
 */
export function pool(maxSockets = 64): Agent {
  return new Agent({ keepAlive: true, maxSockets, timeout: 2_500 })
}

/** A login up to the provider's sign-in page. */
export async function begin(browser: Browser, { origin, home }: Contestant): Promise<Page> {
  const start = await browser.open(new URL(home, origin))
  const page = await browser.follow(start, 'auth/login?provider=')
  if (page.status !== 200 || !page.url.pathname.includes('/interaction/')) {
    throw new Error(`no sign-in page, but ${page.status} at ${page.url.pathname}`)
  }
  return page
}

/** Picks Ada on the sign-in page, and makes sure that the app knows her afterwards. */
export async function finish(browser: Browser, signIn: Page, { home }: Contestant): Promise<void> {
  const end = await browser.submit(signIn, { persona: 'ada' })
  const known = end.status === 200 && end.url.pathname === home && end.html.includes('Ada')
  if (!known) throw new Error(`not logged in, but ${end.status} at ${end.url.pathname}`)
}

/** A whole login by a new visitor, who is given back. `sent` and `port`: as of a Browser. */
export async function login(
  agent: Agent,
  contestant: Contestant,
  sent: Readonly<Record<string, string>> = {},
  port?: (url: URL) => number | string,
): Promise<Browser> {
  const browser = new Browser(agent, sent, port)
  await finish(browser, await begin(browser, contestant), contestant)
  return browser
}
