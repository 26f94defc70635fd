import { expect, test } from 'vitest'
import { problems } from '../error-table.ts'
import { builtPages } from './built-pages.ts'

const codes = new Set(problems.map(({ code }) => code))
const pages = new Map(builtPages.map((page) => [page.path, page.document]))

function linksIn(path: string, selector: string): readonly string[] {
  const links = pages.get(path)?.querySelectorAll(`${selector} a`) ?? []
  return links.flatMap((link) => /^\/errors\/([^/]+)\/$/.exec(link.getAttribute('href') ?? '')?.[1] ?? [])
}

test('each row of the guide’s table for when it does not work leads to the page of its problem', () => {
  const rows = pages
    .get('/guide/simple-example/')
    ?.querySelectorAll('table')
    .find((table) => table.text.includes('You see'))
    ?.querySelectorAll('tbody tr')
  const led = (rows ?? []).map((row) => /\/errors\/([^/"]+)\//.exec(row.toString())?.[1] ?? 'nowhere')
  expect(led.length).toBeGreaterThan(12)
  expect(led.filter((code) => !codes.has(code))).toEqual([])
  expect(new Set(led).size).toBe(led.length)
})

test('the page that makes a login says where to look when it fails', () => {
  const section = '#when-it-fails'
  expect(linksIn('/start/', section)).toEqual(['login-fails-silently'])
  const hrefs = pages
    .get('/start/')
    ?.querySelectorAll(`${section} a`)
    .map((link) => link.getAttribute('href'))
  expect(hrefs).toContain('/fix/')
})

test('every recipe leads to what a login that says nothing is about', () => {
  const recipes = [...pages.keys()].filter((path) => /^\/providers\/(?!sample)[^/]+\/$/.test(path))
  expect(recipes.length).toBeGreaterThan(8)
  expect(recipes.filter((path) => !linksIn(path, 'main').includes('login-fails-silently'))).toEqual([])
})
