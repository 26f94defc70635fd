import { expect, test } from 'vitest'
import { problems, written } from '../error-table.ts'
import { findings } from '../finding-codes.ts'
import { reached, reachersOf } from '../reachers.ts'

const codes = new Set(problems.map(({ code }) => code))

test.each(Object.entries(findings))('every finding of %s has a page', (_by, list) => {
  expect(list.filter(([, problem]) => !codes.has(problem))).toEqual([])
  expect(list.length).toBeGreaterThan(5)
})

const listed = problems.map(({ code }) => ({ code, from: reachersOf(code).join(', ') }))

test.each(listed)('$code is reached from $from', ({ from }) => {
  expect(from).not.toBe('')
})

test('no page of a problem is reached from pages alone that nobody comes to', () => {
  const all = reached()
  expect(problems.map(({ code }) => code).filter((code) => !all.has(code))).toEqual([])
})

test('a text, a question, a finding or a page of the guide leads to every written page itself', () => {
  const apart = written.filter(({ id }) => reachersOf(id).every((by) => codes.has(by))).map(({ id }) => id)
  expect(apart).toEqual([])
})

test('whole pages of problems are 120 at least', () => {
  expect(written.length).toBeGreaterThanOrEqual(120)
})
