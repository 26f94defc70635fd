import { expect, test } from 'vitest'
import { findProblems } from '../../src/lib/problems/find-problems.ts'
import { entries } from '../error-table.ts'
import pasted from '../fixtures/pasted-strings.json' with { type: 'json' }

/** What people paste, and the pages of which one has to come first; or the number that is said to be unknown. */
const cases = pasted.map(([text, codes]) => ({ text: String(text), codes: Array.isArray(codes) ? codes : [] }))

test.each(cases)('$text', ({ text, codes }) => {
  const { hits, unknown } = findProblems(text, entries)
  const [first = unknown.length > 0 ? 'says unknown' : 'nothing'] = hits.map(({ entry }) => entry.code)
  expect(codes).toContain(first)
})
