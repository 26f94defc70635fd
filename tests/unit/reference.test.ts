import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { referenceSlugs } from '../../src/data/pages.ts'
import { referencePages } from '../../src/data/reference/index.ts'
import { testPath } from '../../src/data/test-path.ts'
import { problems } from '../error-table.ts'

test('every page of the reference is in the list of pages, in its order', () => {
  expect(referencePages.map(({ slug }) => slug)).toEqual([...referenceSlugs])
})

test.each(referencePages)('$slug has each of its anchors once', ({ groups }) => {
  const ids = groups.flatMap(({ id, entries = [] }) => [id, ...entries.map((entry) => entry.id)])
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  expect(ids.filter((id) => !/^[\w.:/@-]+$/.test(id))).toEqual([])
})

test.each(referencePages)('$slug leads to problems that are there, each once an entry', ({ groups }) => {
  const led = groups.flatMap(({ entries = [] }) => entries.map(({ problems: codes = [] }) => codes))
  const known = problems.map(({ code }) => code)
  expect(led.flat().filter((code) => !known.includes(code))).toEqual([])
  expect(led.filter((codes) => new Set(codes).size < codes.length)).toEqual([])
})

test('what st.login() raises stands in the order in which it comes to it', () => {
  const raised = referencePages.find(({ slug }) => slug === 'st-login')?.groups.find(({ id }) => id === 'raises')
  expect(raised?.entries?.slice(1, 4).map(({ text }) => text)).toEqual([
    {
      said: 'StreamlitAuthError: To use authentication features you need to configure credentials for at least one authentication provider in `.streamlit/secrets.toml`.',
    },
    {
      said: 'StreamlitAuthError: Authentication credentials in `.streamlit/secrets.toml` are missing the "redirect_uri" key. Please check your configuration.',
    },
    {
      said: 'StreamlitAuthError: Authentication credentials in `.streamlit/secrets.toml` are missing the "cookie_secret" key. Please check your configuration.',
    },
  ])
})

test('a group with something measured names the tests that ask for it, which exist, and no other group does', () => {
  const wrong = referencePages.flatMap(({ slug, groups }) =>
    groups.flatMap(({ id, entries = [], reads = [], by = [] }) => {
      const isMeasured = reads.length > 0 || entries.some(({ known }) => known === 'measured')
      const right = by.every((name) => existsSync(join(root, testPath(name)))) && by.length > 0 === isMeasured
      return right ? [] : [`${slug}#${id}`]
    }),
  )
  expect(wrong).toEqual([])
})
