import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { providerPath, sectionPath } from '../../src/data/addresses.ts'
import { allPages, recipeIds } from '../../src/data/pages.ts'
import { complaints, launch } from './chromium.ts'
import { corners } from './corners.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const sections = readdirSync(join(root, 'src/content/guide')).map((file) => sectionPath(file.replace('.mdx', '')))
const paths = [
  ...allPages.map(({ path }) => path),
  ...sections,
  ...recipeIds.map(providerPath),
  '/lab/cookies/inspector',
  '/lab/cookies/?tabs=2',
  '/app/simple-example/',
  '/app/configure/held-cookies',
  '/no-such-page',
]

const axe = async (path: string, colorScheme: 'light' | 'dark', width: number) => {
  // axe-core is put into the page as a script, which the site's own policy rightly refuses.
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
  const page = await context.newPage()
  const found = path === '/no-such-page' ? [] : complaints(page, origin)
  await page.goto(origin + path)
  const overflows = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  const { violations } = await new AxeBuilder({ page }).analyze()
  await context.close()
  const problems = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)
  return [...problems, ...found, ...(overflows ? ['the page is wider than the window'] : [])]
}

for (const path of paths) {
  test.each(corners)(`${path} has no axe violation in the %s theme at %i px`, async (theme, width) => {
    expect(await axe(path, theme, width)).toEqual([])
  })
}

test.each(['light', 'dark'] as const)(
  'the sign-in page, a run and its tabs have no axe violation, %s',
  async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 }, bypassCSP: true })
    const page = await context.newPage()
    const judge = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)
    await page.goto(`${origin}/app/cookies/`)
    await page.getByRole('link', { name: 'Log in' }).click()
    expect(await judge()).toEqual([])
    await page.locator('button[name="persona"][value="linus"]').click()
    expect(await judge()).toEqual([])
    for (const tab of ['flow', 'http', 'cookies', 'claims', 'config', 'log']) {
      await page.goto(`${origin}/lab/cookies/inspector?tab=${tab}`)
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })')
      expect(await judge()).toEqual([])
    }
    await page.goto(`${origin}/app/cookies/auth/logout`)
    expect(await judge()).toEqual([])
    await context.close()
  },
)
