import { expect, test } from 'vitest'
import { containsAll } from './contains-all.ts'

test('finds every word in any order and case', () => {
  expect(containsAll('User cookies and logging out', 'OUT cook')).toBe(true)
})

test('misses when one word is absent', () => {
  expect(containsAll('User cookies', 'cookies token')).toBe(false)
})

test('an empty query matches everything', () => {
  expect(containsAll('anything', '  ')).toBe(true)
})
