import type { Browser } from 'playwright-core'
import { launch } from '../tests/browser/chromium.ts'
import { Browser as Visitor } from './browser.ts'
import type { Figure, Findings } from './figures.ts'
import { begin, finish, login, pool } from './login.ts'
import { round } from './round.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { median, medianInterval } from './statistics.ts'
import { type Traffic, watchTraffic } from './traffic.ts'

const path = '/lab/simple-example/'
const counts = { lab: 4, bare: 40 }
/** In Chromium, and without it: until then the compiler is still at work. */
const warmUps = { lab: 4, plain: 600, bare: 600 }

/** A login in the page of the lab by Chromium: what the page, which is there already, asks for from then on. */
interface LabLogin extends Traffic {
  /** Milliseconds of the server's processor time. */
  readonly cpu: number
}

/**
 * What a login costs in a page with the lab, which reads its inspector as well, beside a bare login: one in the same
 * browser, at the same pace, and one of many that follow each other at once.
 */
export async function labLogins(rounds: number): Promise<Findings> {
  const turns = Math.max(1, Math.round(rounds / 3))
  const [site, bare] = [await startServer('server.ts'), await startServer('bench/bare-server.ts')]
  const browser = await launch()
  const all: LabLogin[] = []
  const [times, bareTimes, denseTimes, failures]: [number[], number[], number[], string[]] = [[], [], [], []]
  try {
    await plainLogins(site, warmUps.plain, failures)
    await repeat(warmUps.lab, () => labLogin(browser, site))
    await bareLogins(bare, warmUps.bare, failures)
    for (let turn = 0; turn < turns; turn += 1) {
      const made = await repeat(counts.lab, () => labLogin(browser, site))
      all.push(...made)
      times.push(made.reduce((sum, { cpu }) => sum + cpu, 0) / made.length)
      const plain = await repeat(counts.lab, () => bareLogin(browser, bare))
      bareTimes.push(plain.reduce((sum, cpu) => sum + cpu, 0) / plain.length)
      denseTimes.push(await bareLogins(bare, counts.bare, failures))
    }
  } finally {
    await browser.close()
    await Promise.all([site.stop(), bare.stop()])
  }
  const ratiosTo = (others: readonly number[]) => times.map((time, turn) => time / (others[turn] ?? Number.NaN))
  const of = (name: string, unit: Figure['unit'], read: (one: LabLogin) => number): Figure => ({
    name,
    unit,
    value: median(all.map(read)),
  })
  return {
    title: `A login in the lab with its inspector, in Chromium: ${turns} turns of ${counts.lab}`,
    figures: [
      { ...withInterval('lab / bare in the same browser', 'ratio', ratiosTo(bareTimes)), aim: 'at most 3' },
      withInterval('lab / bare, one after the other', 'ratio', ratiosTo(denseTimes)),
      withInterval('lab, a login', 'ms', times),
      withInterval('bare in the same browser, a login', 'ms', bareTimes),
      withInterval('bare, one after the other, a login', 'ms', denseTimes),
      { ...of('on the wire', 'bytes', ({ bytes }) => bytes), aim: 'at most 60 kB' },
      of('of it, fetched by scripts', 'bytes', ({ fetched }) => fetched.bytes),
      of('requests', 'count', ({ requests }) => requests),
      of('of them, by scripts', 'count', ({ fetched }) => fetched.requests),
    ],
    failures,
  }
}

async function repeat<Value>(count: number, task: () => Promise<Value>): Promise<Value[]> {
  const values: Value[] = []
  for (let done = 0; done < count; done += 1) values.push(await task())
  return values
}

/** Throws where the login or the inspector does not come to its end. */
async function labLogin(browser: Browser, site: ServerProcess): Promise<LabLogin> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    const traffic = await watchTraffic(page)
    const release = await traffic.hold('*/app/*')
    await page.goto(site.origin + path, { waitUntil: 'domcontentloaded' })
    await traffic.quiet()
    traffic.take()
    const before = await site.cpu()
    await release()
    const app = page.frameLocator('iframe').first()
    await app.locator('a[href*="auth/login?provider="]').first().click()
    await app.locator('button[name="persona"][value="ada"]').click()
    await app.getByRole('link', { name: 'Log out' }).waitFor()
    await page.locator('[data-inspection]', { hasText: 'oauth2callback' }).waitFor({ state: 'attached' })
    await traffic.quiet()
    return { cpu: (await site.cpu()) - before, ...traffic.take() }
  } finally {
    await context.close()
  }
}

/** A bare login in a page of the same browser: milliseconds of the server's processor time. */
async function bareLogin(browser: Browser, bare: ServerProcess): Promise<number> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    const before = await bare.cpu()
    await page.goto(`${bare.origin}/app/bare/`)
    await page.locator('a[href*="auth/login?provider="]').click()
    await page.locator('button[name="persona"]').click()
    await page.getByText('Ada Lovelace').waitFor()
    return (await bare.cpu()) - before
  } finally {
    await context.close()
  }
}

/** Logins that ask for what a page with the lab asks for, without the page. */
async function plainLogins({ origin }: ServerProcess, count: number, failures: string[]): Promise<void> {
  const contestant = { origin, home: '/app/simple-example/' }
  const agent = pool()
  const plain = async () => {
    const visitor = new Visitor(agent)
    const inspect = () => visitor.open(new URL(`${path}inspector?part=1&tab=http`, origin))
    const signIn = await begin(visitor, contestant)
    await inspect()
    await finish(visitor, signIn, contestant)
    await inspect()
  }
  failures.push(...(await round(plain, { parallel: 1, count })).failures)
  agent.destroy()
}

/** Milliseconds of processor time a login, one at a time as in the lab. */
async function bareLogins(bare: ServerProcess, count: number, failures: string[]): Promise<number> {
  const agent = pool()
  const before = await bare.cpu()
  const { done, failures: failed } = await round(() => login(agent, { origin: bare.origin, home: '/app/bare/' }), {
    parallel: 1,
    count,
  })
  failures.push(...failed)
  agent.destroy()
  return ((await bare.cpu()) - before) / done
}

function withInterval(name: string, unit: Figure['unit'], values: readonly number[]): Figure {
  const interval = medianInterval(values)
  return { name, unit, value: median(values), ...(interval && { interval }) }
}
