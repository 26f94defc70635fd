import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { testPath } from '../../src/data/test-path.ts'
import { written } from '../error-table.ts'
import { sourceFiles } from './source-files.ts'

const pages = [...sourceFiles('src/content', ['.mdx']), ...sourceFiles('src/pages', ['.astro'])]
const statements = pages.flatMap(({ path, text }) =>
  [...text.matchAll(/<Measured\b([^>]*)>/g)].map(([, props = '']) => ({ path, props })),
)

test('every measured statement names its tests, which exist, and has an anchor', () => {
  const lacking = statements.filter(({ props }) => {
    const tests = [...(/by=\{\[([^\]]*)\]\}/.exec(props)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
      ([, name = '']) => name,
    )
    const all = tests.length > 0 && tests.every((name) => existsSync(join(root, testPath(name))))
    return !all || !/id="[a-z0-9-]+"/.test(props)
  })
  expect(lacking).toEqual([])
  expect(statements.length).toBeGreaterThan(15)
})

test('the tests that the page of a problem names exist', () => {
  const named = written.flatMap(({ data }) => data.by ?? [])
  expect(named.filter((name) => !existsSync(join(root, testPath(name))))).toEqual([])
  expect(named.length).toBeGreaterThan(20)
})

test('the tests that the facts name exist', () => {
  const facts = pages.find(({ path }) => path === 'src/content/evidence/streamlit.mdx')?.text ?? ''
  const rows = facts.split('\n').filter((line) => line.startsWith('|'))
  const named = rows.flatMap((row) => [...row.matchAll(/`([\w./-]+\.test\.ts)`/g)].map(([, name = '']) => name))
  const found = (name: string) =>
    ['.', 'tests/streamlit', 'tests/streamlit/differential', 'tests/streamlit/recipes'].some((folder) =>
      existsSync(join(root, folder, name)),
    )
  expect(named.filter((name) => !found(name))).toEqual([])
  expect(named.length).toBeGreaterThan(50)
})
