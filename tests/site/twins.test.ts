import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'node-html-parser'
import { expect, inject, test } from 'vitest'
import { twinPath, withoutTwin } from '../../src/data/twins.ts'
import { routes } from '../source-routes.ts'
import { builtPages, hasFile } from './built-pages.ts'

const client = join(inject('dist'), 'client')
const pages = builtPages.filter(({ path }) => path.endsWith('/'))
const byPath = new Map(pages.map((page) => [page.path, page]))
const twins = pages.flatMap((page) => {
  const twin = twinPath(page.path)
  return twin === null ? [] : [{ twin, page }]
})
const pageOf = new Map(twins.map(({ twin, page }) => [twin, page]))
const textOf = (twin: string) => readFileSync(join(client, twin), 'utf8')

/** What a copy may hold at most, in bytes: a model reads it whole. */
const most = 32_000

test('every built page has a copy in Markdown, but those with a reason', () => {
  const missing = pages.filter(({ path }) => !existsSync(join(client, twinPath(path) ?? 'none')))
  expect(missing.map(({ path }) => path).toSorted()).toEqual(Object.keys(withoutTwin).toSorted())
  expect(twins.length).toBeGreaterThan(250)
})

test.each(twins)('$twin: is named by its page, and begins with its title', ({ twin, page: { document } }) => {
  const [first = ''] = textOf(twin).split('\n')
  const bare = (text: string) => text.replace(/[`\\*_\s]/g, '')
  expect(document.querySelector('link[rel=alternate][type="text/markdown"]')?.getAttribute('href')).toBe(twin)
  expect(bare(first)).toBe(`#${bare(parse(document.querySelector('h1')?.innerHTML ?? '').text)}`)
})

test.each(twins)('$twin: stays within its size', ({ twin }) => {
  expect(Buffer.byteLength(textOf(twin))).toBeLessThanOrEqual(most)
})

test.each(twins)('$twin: every link leads somewhere', ({ twin, page }) => {
  const text = textOf(twin).replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
  const links = Array.from(text.matchAll(/\]\(<?([^)\s>]+)/g), ([, to = '']) => to)
  const dead = links.filter((to) => !/^(?:https?|mailto):/.test(to) && !resolves(to, page.path))
  expect(links.length).toBeGreaterThan(0)
  expect(dead).toEqual([])
})

function resolves(to: string, from: string): boolean {
  const { pathname, hash } = new URL(to, `http://site${from}`)
  const target = pageOf.get(pathname) ?? byPath.get(pathname)
  if (!target) return hasFile(pathname) || routes.some(({ onDemand, pattern }) => onDemand && pattern.test(pathname))
  const id = decodeURIComponent(hash.slice(1))
  return id === '' || id.includes('=') || target.document.getElementById(id) !== null
}

test('every block of code of a page stands in its copy, with its language', () => {
  const lost = twins.flatMap(({ twin, page: { document, path } }) => {
    const text = textOf(twin)
    const fences = document
      .querySelectorAll('main figure.code pre')
      .map((pre) => pre.getAttribute('data-language') ?? '')
    const count = (language: string) => text.split(`\`\`\`${language}\n`).length - 1
    return fences
      .filter((language) => count(language) < fences.filter((one) => one === language).length)
      .map((one) => `${path} ${one}`)
  })
  expect(lost).toEqual([])
})

test('every row of a table is one line of its copy', () => {
  const torn = twins.flatMap(({ twin, page: { document } }) => {
    const rows = document.querySelectorAll('main tr').filter((row) => !row.closest('live-lab, form'))
    const lines = textOf(twin).match(/^ *\|.*\|$/gm) ?? []
    const tables = new Set(rows.map((row) => row.closest('table')))
    return lines.length === rows.length + tables.size
      ? []
      : [`${twin}: ${lines.length} of ${rows.length} + ${tables.size}`]
  })
  expect(torn).toEqual([])
})

test('a copy keeps the marks, and nothing of the frame', () => {
  const text = textOf('/guide/simple-example.md')
  expect(text).toMatch(/> \*\*Measured on Streamlit \d+\.\d+\.\d+\*\*/)
  expect(textOf('/guide/simple-example/run.md')).toContain('1. **GET** `/app/simple-example/`')
  expect(text).not.toMatch(/Skip to content|Not affiliated|On this page|Start again/)
})

test('at the address of a page Markdown is given to who accepts it, and a page to who does not', async () => {
  const ask = async (accept: string) => {
    const answer = await fetch(`${inject('origin')}/guide/configure/`, { headers: { accept } })
    return [answer.headers.get('content-type'), answer.headers.get('vary'), (await answer.text()).slice(0, 9)]
  }
  expect(await ask('text/markdown, text/html, */*')).toEqual([
    'text/markdown; charset=utf-8',
    'Accept, Accept-Encoding',
    textOf('/guide/configure.md').slice(0, 9),
  ])
  expect(await ask('text/html, */*;q=0.8')).toEqual(['text/html;charset=utf-8', 'Accept, Accept-Encoding', '<!DOCTYPE'])
})
