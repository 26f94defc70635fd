import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { allPages, families, headerPages, menu, publicPaths, recipeNames, unlisted } from '../../src/data/pages.ts'
import { problems } from '../error-table.ts'
import { routes } from '../source-routes.ts'

const bare = (path: string) => path.replace(/(?<=.)\/$/, '')

test('a page or endpoint that is drawn on demand says so on its first line', () => {
  const saying = routes.filter(({ onDemand }) => onDemand)
  const firstLine = (path: string) =>
    readFileSync(join(root, path), 'utf8')
      .replace(/^---\n/, '')
      .split('\n')[0]
  const late = saying.filter(({ path }) => firstLine(path) !== 'export const prerender = false')
  expect(saying.length).toBeGreaterThan(20)
  expect(late.map(({ path }) => path)).toEqual([])
})

test('every route is in the list of pages or is said to be none', () => {
  const listed = [...allPages.map(({ path }) => bare(path)), ...families, ...Object.values(unlisted).flat()]
  expect(routes.map(({ route }) => route).toSorted()).toEqual(listed.toSorted())
})

test('the pages that are there for everybody lie on routes, each once', () => {
  const sections = readdirSync(join(root, 'src/content/guide')).map((file) => file.replace('.mdx', ''))
  const paths = publicPaths(
    sections,
    problems.map(({ code }) => code),
  )
  expect(paths.filter((path) => !routes.some(({ pattern }) => pattern.test(path)))).toEqual([])
  expect(new Set(paths).size).toBe(paths.length)
  expect(paths).toEqual(
    expect.arrayContaining([
      '/guide/configure/',
      '/lab/attacks/mix-up/',
      '/providers/entra/',
      '/errors/wrong-client-secret/',
    ]),
  )
  expect(paths).not.toContain('/lab/runs/')
})

test('every recipe is in the list of recipes, and has a test that runs its files', () => {
  const named = (folder: string, end: string) =>
    readdirSync(join(root, folder)).flatMap((file) => (file.endsWith(end) ? [file.slice(0, -end.length)] : []))
  expect(named('src/content/recipes', '.mdx').toSorted()).toEqual(recipeNames.toSorted())
  expect(named('tests/streamlit/recipes', '.test.ts')).toEqual(expect.arrayContaining([...recipeNames]))
})

test('the header has room for what people come for', () => {
  expect(headerPages.map(({ name }) => name)).toEqual(['Add a login', 'Fix a login', 'Guide', 'Lab'])
})

test('the menu shows every page but the home page, once', () => {
  const shown = menu.flatMap(({ first, pages }) => [...(first ? [first] : []), ...pages])
  expect(new Set(shown)).toEqual(new Set(allPages.filter(({ path }) => path !== '/')))
  expect(shown).toHaveLength(allPages.length - 1)
})
