import { expect, test } from 'vitest'
import { sourceFiles, withoutComments } from './source-files.ts'

const onDemand = 'export const prerender = false'

test('a page or endpoint that is drawn on demand says so on its first line', () => {
  const files = sourceFiles('src/pages', ['.ts', '.astro'])
  const saying = files.filter(({ text }) => /\bprerender\b/.test(withoutComments(text)))
  const late = saying.filter(({ text }) => text.replace(/^---\n/, '').split('\n')[0] !== onDemand)
  expect(saying.length).toBeGreaterThan(20)
  expect(late.map(({ path }) => path)).toEqual([])
})
