import { XMLParser } from 'fast-xml-parser'
import { parse } from 'node-html-parser'
import { expect, inject, test } from 'vitest'
import { versionsRun } from '#lib/streamlit/versions.ts'
import { fileDates } from '../../scripts/file-dates.ts'
import { root } from '../../scripts/run.ts'

const origin = inject('origin')
const robots = fetch(`${origin}/robots.txt`).then((answer) => answer.text())

/** Whether a rule of robots.txt matches a path, RFC 9309 §2.2.3: `*` stands for anything, `$` for the end. */
function matches(rule: string, path: string): boolean {
  const pattern = rule.replace(/[.?+]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${pattern}`).test(path)
}

/** Whether robots.txt lets crawlers in: of the rules that match the longest counts. */
async function isOpen(path: string): Promise<boolean> {
  const rules = Array.from((await robots).matchAll(/^(Allow|Disallow): (\S+)$/gm), ([, kind, rule = '']) => ({
    kind,
    rule,
  }))
  const matching = rules.filter(({ rule }) => matches(rule, path)).toSorted((a, b) => b.rule.length - a.rule.length)
  return matching[0]?.kind !== 'Disallow'
}

test.each([
  '/app/simple-example/',
  '/provider/acme/auth',
  '/lab/simple-example/',
  '/lab/runs/',
  '/lab/attacks/mix-up/live',
  '/lab/faults/login-loop/live',
])('crawlers keep out of %s', async (path) => {
  expect(await isOpen(path)).toBe(false)
})

test.each([
  '/',
  '/guide/configure/',
  '/lab',
  '/lab/faults/',
  '/lab/attacks/',
  '/lab/attacks/mix-up/',
  '/errors/login-loop.md',
  '/llms.txt',
])('crawlers may read %s', async (path) => {
  expect(await isOpen(path)).toBe(true)
})

test.each(['/robots.txt', '/sitemap.xml', '/llms.txt'])('%s gives nobody a cookie', async (path) => {
  const answer = await fetch(origin + path)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('set-cookie')).toBe(null)
})

test('the sitemap says when the text of a page was changed last, where the build knew it', async () => {
  const sitemap = await (await fetch(`${origin}/sitemap.xml`)).text()
  const day = /<loc>[^<]+\/guide\/configure\/<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?/.exec(sitemap)?.[1]
  const isKnown = Object.keys(fileDates(root)).length > 0
  expect(day ?? 'unknown').toMatch(isKnown ? /^20\d\d-\d\d-\d\d$/ : /^unknown$/)
})

test('the feed has a Streamlit that changed the login, with its page and its day', async () => {
  const answer = await fetch(`${origin}/versions/feed.xml`)
  expect(answer.headers.get('content-type')).toMatch(/xml/)
  const feed = new XMLParser().parse(await answer.text()).rss.channel
  const titles = feed.item.map(({ title }: { title: string }) => title)
  expect([titles.length, titles.at(-1)]).toEqual([versionsRun.length - 1, 'Streamlit 1.44.1'])
  expect(feed.item.find(({ title }: { title: string }) => title === 'Streamlit 1.57.0')).toMatchObject({
    link: `${origin}/versions/1.57.0/`,
    pubDate: 'Tue, 28 Apr 2026 00:00:00 GMT',
    description: expect.stringContaining('until the browser is closed'),
  })
})

test.each([
  ['/', 'WebSite'],
  ['/guide/configure/', 'BreadcrumbList'],
  ['/errors/login-loop/', 'BreadcrumbList'],
])('%s tells search engines what it is: a %s', async (path, type) => {
  const page = parse(await (await fetch(origin + path)).text())
  const thing = JSON.parse(page.querySelector('script[type="application/ld+json"]')?.text ?? 'null')
  expect(thing).toMatchObject({ '@context': 'https://schema.org', '@type': type })
})

test('breadcrumbs are told to search engines as they stand on the page', async () => {
  const page = parse(await (await fetch(`${origin}/errors/login-loop/`)).text())
  const { itemListElement } = JSON.parse(page.querySelector('script[type="application/ld+json"]')?.text ?? 'null')
  expect(itemListElement.map(({ name, item }: { name: string; item?: string }) => [name, item])).toEqual([
    ['Home', '/'],
    ['Fix a login', '/fix/'],
    ['All problems', '/errors/'],
    [page.querySelector('nav.crumbs [aria-current]')?.text.trim(), undefined],
  ])
})

test('every address of the sitemap is open to crawlers', async () => {
  const sitemap = await (await fetch(`${origin}/sitemap.xml`)).text()
  const paths = Array.from(sitemap.matchAll(/<loc>([^<]+)<\/loc>/g), ([, url = '']) => new URL(url).pathname)
  const shut = await Promise.all(paths.map(async (path) => ((await isOpen(path)) ? [] : [path])))
  expect(paths.length).toBeGreaterThan(250)
  expect(shut.flat()).toEqual([])
})
