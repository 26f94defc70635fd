import { expect, test } from 'vitest'
import { arrowTarget } from './arrow-target.ts'

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 0],
  ['ArrowUp', 0, 2],
  ['ArrowUp', 2, 1],
])('%s from stop %i of 3 leads to %i', (key, at, target) => {
  expect(arrowTarget(key, at, 3)).toBe(target)
})

test('other keys, and arrows outside the list, are left to the browser', () => {
  expect(arrowTarget('a', 0, 3)).toBeNull()
  expect(arrowTarget('ArrowDown', -1, 3)).toBeNull()
})
