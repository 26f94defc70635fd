import { expect, inject, test } from 'vitest'
import { allPages, providerRecipeIds, publicPaths } from '../../src/data/pages.ts'
import { attacks } from '../../src/lib/plays/attacks/index.ts'
import { themeScript } from '../../src/lib/theme/theme-script.ts'
import { problems } from '../error-table.ts'
import { routes } from '../source-routes.ts'
import { type BuiltPage, builtPages, hasFile, weigh } from './built-pages.ts'

/** No file of the build answers for these: the server draws them when asked. */
const isOnDemand = (pathname: string) => routes.some(({ onDemand, pattern }) => onDemand && pattern.test(pathname))

/** Drawn on demand too, for a page that is built. */
const live = /^(\/lab\/attacks\/[^/]+\/)live$/

/**
 * Bytes with brotli, and requests. A guide page may take 30 kB and eight requests with its lab, whose frame and first
 * question the build does not hold. The styles of a lab that nobody has used come with those of every page, half a
 * kilobyte. The home page has a style sheet of its own, and the box for what went wrong.
 */
const budget = { html: 12_500, css: 6_500, js: 6_000, total: 22_000, requests: 7 }
const homeBudget = { ...budget, css: 6_800, requests: 8 }
/** The page that makes a reader's files has the rules of all of them in its script. */
const startBudget = { ...budget, js: 26_000, total: 40_500, requests: 9 }
/** Nearly all of it is CodeMirror, which comes once the page stands. */
const checkBudget = { ...budget, js: 115_000, total: 130_000, requests: 9 }
/** The finder's code, and what draws a HAR; the table, of 13 kB, and the worker that reads HARs come when they are used. */
const fixBudget = { ...budget, js: 13_000, total: 26_200, requests: 7 }
const budgets: Readonly<Record<string, typeof budget>> = {
  '/': homeBudget,
  '/start/': startBudget,
  '/check/': checkBudget,
  '/fix/': fixBudget,
}

const byPath = new Map(builtPages.map((page) => [page.path, page]))

function pageAt(pathname: string): BuiltPage | undefined {
  return byPath.get(pathname) ?? byPath.get(`${pathname}/`)
}

/** The internal links of a page that lead nowhere, each as it is written. */
function deadLinks(page: BuiltPage): readonly string[] {
  const hrefs = page.document.querySelectorAll('a[href], link[href]').map((link) => link.getAttribute('href') ?? '')
  return hrefs.filter(
    (href) => !/^(?:https?|mailto|data):/.test(href) && !resolves(new URL(href, `http://site${page.path}`)),
  )
}

function resolves({ pathname, hash }: URL): boolean {
  const target = pageAt(pathname)
  const page = live.exec(pathname)?.[1]
  if (!target) return page === undefined ? isOnDemand(pathname) || hasFile(pathname) : byPath.has(page)
  const id = decodeURIComponent(hash.slice(1))
  // What stands behind # of /start/ are choices of its form.
  const choice = pathname === '/start/' ? /^provider=(\w+)$/.exec(id)?.[1] : undefined
  if (choice) return target.document.querySelector(`input[name="provider"][value="${choice}"]`) !== null
  return id === '' || target.document.getElementById(id) !== null
}

function headingLevels({ document }: BuiltPage): readonly number[] {
  return document.querySelectorAll('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.tagName.slice(1)))
}

test('the home page, the guide and its eight sections are built', () => {
  const guide = [...byPath.keys()].filter((path) => /^\/guide\/[^/]+\/$/.test(path))
  expect(byPath.has('/')).toBe(true)
  expect(byPath.has('/guide/')).toBe(true)
  expect(guide).toHaveLength(8)
})

test('the attacks are built, each with a page of its own, and the faults lead on', () => {
  const codes = (of: 'faults' | 'attacks') =>
    [...byPath.keys()].flatMap((path) => new RegExp(`^/lab/${of}/(.+)/$`).exec(path)?.[1] ?? []).toSorted()
  expect(byPath.has('/lab/faults/')).toBe(true)
  expect(byPath.has('/lab/attacks/')).toBe(true)
  expect(codes('faults')).toEqual([])
  expect(codes('attacks')).toEqual(attacks.map(({ code }) => code).toSorted())
})

test('every provider has a recipe, and the table of providers leads to all of them', () => {
  const built = [...byPath.keys()].flatMap((path) => /^\/providers\/(.+)\/$/.exec(path)?.[1] ?? [])
  const table = byPath.get('/providers/')?.document.querySelectorAll('tbody th a') ?? []
  const led = table.map((link) => link.getAttribute('href'))
  expect(built).toEqual([...providerRecipeIds, 'sample'].toSorted())
  expect(led).toEqual(['sample', ...providerRecipeIds].map((id) => `/providers/${id}/`))
})

test('a row of what goes wrong has an anchor of its own', () => {
  const rows =
    byPath
      .get('/providers/entra/')
      ?.document.querySelectorAll('tr[id]')
      .map(({ id }) => id) ?? []
  expect(rows).toContain('entra-aadsts50011')
})

const sections = [...byPath.keys()].flatMap((path) => /^\/guide\/([^/]+)\/$/.exec(path)?.[1] ?? [])
const codes = problems.map(({ code }) => code)
const everyPath = [...new Set([...allPages.map(({ path }) => path), ...publicPaths(sections, codes)])]

test.each(everyPath)('%s is a page that answers', async (path) => {
  const answer = await fetch(inject('origin') + path)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('<h1')
})

test('the sitemap names every page that is there for everybody, and no other', async () => {
  const sitemap = await (await fetch(`${inject('origin')}/sitemap.xml`)).text()
  const paths = Array.from(sitemap.matchAll(/<loc>([^<]+)<\/loc>/g), ([, url = '']) => new URL(url).pathname)
  expect(paths.toSorted()).toEqual(publicPaths(sections, codes).toSorted())
})

test.each(builtPages)('$path: every internal link and fragment leads somewhere', (page) => {
  expect(deadLinks(page)).toEqual([])
})

test.each(builtPages)('$path: has one h1, first, and skips no heading level', (page) => {
  const levels = headingLevels(page)
  const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  expect(skips).toEqual([])
})

test.each(builtPages)(
  '$path: has no inline style or handler, and no inline script but the one that the policy names',
  ({ document }) => {
    const scripts = document
      .querySelectorAll('script:not([src])')
      .filter((script) => !/^application\/(?:ld\+)?json$/.test(script.getAttribute('type') ?? ''))
    const handlers = document
      .querySelectorAll('*')
      .flatMap((element) => Object.keys(element.attributes).filter((name) => /^on/i.test(name)))
    expect(document.querySelectorAll('style, [style]')).toHaveLength(0)
    expect(scripts.map(({ text }) => text)).toEqual([themeScript])
    expect(handlers).toEqual([])
  },
)

test.each(builtPages)('$path: loads nothing from another host', ({ document }) => {
  const sources = document
    .querySelectorAll('[src], link[href]')
    .map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '')
  expect(sources.filter((source) => !/^(?:\/(?!\/)|#|data:image\/svg)/.test(source))).toEqual([])
})

test.each(builtPages)('$path: every picture has a text or is hidden from screen readers', ({ document }) => {
  const silent = document
    .querySelectorAll('img, svg')
    .filter(
      ({ attributes }) => !('alt' in attributes || attributes['aria-hidden'] === 'true' || attributes['aria-label']),
    )
  expect(silent.map(String)).toEqual([])
})

test.each(builtPages)('$path: every id is its own and every frame has a title', ({ document }) => {
  const ids = document.querySelectorAll('[id]').map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  expect(document.querySelectorAll('iframe:not([title])')).toHaveLength(0)
})

test.each(builtPages)('$path: every code block names its language', ({ document }) => {
  const languages = document.querySelectorAll('figure.code pre').map((block) => block.getAttribute('data-language'))
  expect(languages.filter((language) => !language)).toEqual([])
})

test.each(builtPages)('$path: says that the guide is independent', ({ document }) => {
  expect(document.querySelector('footer')?.text).toContain('Not affiliated with or endorsed by Streamlit or Snowflake')
})

test.each(builtPages)('$path: stays within its weight', (page) => {
  const weight = weigh(page)
  const allowed = budgets[page.path] ?? budget
  expect(weight.html).toBeLessThanOrEqual(allowed.html)
  expect(weight.css).toBeLessThanOrEqual(allowed.css)
  expect(weight.js).toBeLessThanOrEqual(allowed.js)
  expect(weight.html + weight.css + weight.js).toBeLessThanOrEqual(allowed.total)
  expect(weight.requests).toBeLessThanOrEqual(allowed.requests)
})

test('titles and descriptions are unlike each other', () => {
  const titles = builtPages.map(({ document }) => document.querySelector('title')?.text)
  const descriptions = builtPages.map(({ document }) =>
    document.querySelector('meta[name=description]')?.getAttribute('content'),
  )
  expect(new Set(titles).size).toBe(builtPages.length)
  expect(new Set(descriptions).size).toBe(builtPages.length)
})
