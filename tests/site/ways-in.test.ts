import { expect, test } from 'vitest'
import { type Question, questions } from '../../src/lib/problems/questions.ts'
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

test('most terms of the glossary lead to what goes wrong with them', () => {
  const led = linksIn('/glossary/', 'dl')
  expect(led.length).toBeGreaterThan(20)
  expect(led.filter((code) => !codes.has(code))).toEqual([])
})

/** Every end of the questions: the address of its answers, and the problems that are left. */
function ends(question: Question, way = 'q'): (readonly [way: string, problems: readonly string[]])[] {
  return question.choices.flatMap(({ id, next, problems: left = [] }) =>
    next ? ends(next, `${way}-${id}`) : [[`${way}-${id}`, left] as const],
  )
}

test.each(ends(questions))('the answers have an address, #%s, with the problems that are left', (way, left) => {
  expect(linksIn('/fix/', `#${way}`)).toEqual(left)
})
