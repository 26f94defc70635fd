import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { scenarios } from '#lib/sample-app/scenarios/index.ts'
import { root } from '../../scripts/run.ts'
import { providerPath, sectionPath } from '../../src/data/addresses.ts'
import { allPages, providerRecipeIds } from '../../src/data/pages.ts'
import { complaints, launch } from './chromium.ts'
import { type Corner, corners, inTurns } from './corners.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const pages = [
  ...allPages.map(({ path }) => path),
  '/lab/cookies/inspector',
  '/lab/cookies/config?from=dropped',
  '/lab/cookies/config?from=mistake',
  '/lab/cookies/?tabs=2',
  '/app/configure/held-cookies',
  '/versions/1.57.0/',
  '/reference/auth/',
  '/reference/st-user/',
  '/no-such-page',
]
const sections = readdirSync(join(root, 'src/content/guide')).map((file) => sectionPath(file.replace('.mdx', '')))
const recipes = providerRecipeIds.map(providerPath)
const apps = scenarios.map(({ slug }) => `/app/${slug}/`)

const open = async (path: string, [colorScheme, width]: Corner): Promise<{ page: Page; found: string[] }> => {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
  const page = await context.newPage()
  const found = path === '/no-such-page' ? [] : complaints(page, origin)
  await page.goto(origin + path)
  return { page, found }
}

const all = pages.flatMap((path) => corners.map((corner) => [path, ...corner] as const))

test.each(all)('%s has no axe violation in the %s theme at %i px', async (path, ...corner) => {
  const { page, found } = await open(path, corner)
  expect([...(await violationsIn(page)), ...found]).toEqual([])
  expect(await overflows(page)).toBe(false)
  await page.context().close()
})

// The frame of a page's lab holds a sample app, which is judged as the page that it is: in the frame it would be
// judged only if it came in time.
test.each(inTurns([...sections, ...recipes, ...apps]))(
  '%s has no axe violation, %s, %i px',
  async (path, ...corner) => {
    const { page, found } = await open(path, corner)
    expect([...(await violationsIn(page, { frames: false })), ...found]).toEqual([])
    for (const [, width] of corners) {
      await page.setViewportSize({ width, height: 900 })
      expect(await overflows(page), `wider than ${width} px`).toBe(false)
    }
    await page.context().close()
  },
)

/** All that one login draws, and the corners in which it is judged. The Cookies tab is in cookies-lab.test.ts. */
const tabs = inTurns(['flow', 'http', 'claims', 'config', 'log'])

test.each(corners)('the sign-in page, a run and its tabs have no axe violation, %s, %i px', async (...corner) => {
  const { page } = await open('/app/cookies/', corner)
  await page.getByRole('link', { name: 'Log in' }).click()
  expect(await violationsIn(page)).toEqual([])
  await page.locator('button[name="persona"][value="linus"]').click()
  await page.getByRole('link', { name: 'Log out' }).waitFor()
  expect(await violationsIn(page)).toEqual([])
  for (const [tab] of tabs.filter(([, ...judgedIn]) => judgedIn.join() === corner.join())) {
    await page.goto(`${origin}/lab/cookies/inspector?tab=${tab}`)
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })')
    expect(await violationsIn(page)).toEqual([])
  }
  await page.goto(`${origin}/app/cookies/auth/logout`)
  expect(await violationsIn(page)).toEqual([])
  await page.context().close()
})
