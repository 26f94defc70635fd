import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { testPath } from '../../src/data/test-path.ts'
import { written } from '../error-table.ts'
import { sourceFiles } from './source-files.ts'

const pages = [...sourceFiles('src/content', ['.mdx']), ...sourceFiles('src/pages', ['.astro'])]
const tagged = (tag: string) =>
  pages.flatMap(({ path, text }) =>
    [...text.matchAll(new RegExp(`<${tag}\\b([^>]*)>`, 'g'))].map(([, props = '']) => ({ path, props })),
  )
const statements = tagged('Measured')
const testsOf = (props: string) =>
  [...(/by=\{\[([^\]]*)\]\}/.exec(props)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, name = '']) => name)
const areThere = (names: readonly string[]) =>
  names.length > 0 && names.every((name) => existsSync(join(root, testPath(name))))

test('every measured statement names its tests, which exist, and has an anchor', () => {
  const lacking = statements.filter(({ props }) => !areThere(testsOf(props)) || !/id="[a-z0-9-]+"/.test(props))
  expect(lacking).toEqual([])
  expect(statements.length).toBeGreaterThan(15)
})

test('an answer under a lab names the tests that hold it, which exist, or says nothing of Streamlit', () => {
  const answers = tagged('Answer')
  expect(answers.filter(({ props }) => props.includes('by=') && !areThere(testsOf(props)))).toEqual([])
  const silent = pages.flatMap(({ text }) =>
    [...text.matchAll(/<Answer>(.*?)<\/Answer>/gs)].map(([, said = '']) =>
      said.replace(/<Measured.*<\/Measured>/s, ''),
    ),
  )
  expect(silent.filter((said) => /Streamlit|`st\.|secrets\.toml/.test(said))).toEqual([])
  expect(answers.length).toBeGreaterThan(25)
  expect(pages.filter(({ text }) => text.includes('<summary>Answer'))).toEqual([])
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
