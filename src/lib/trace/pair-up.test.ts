import { expect, test } from 'vitest'
import { pairUp } from './pair-up.ts'

const letters = (a: string, b: string) => pairUp([...a], [...b], (one) => one)

test('equal lists are paired one by one', () => {
  expect(letters('ab', 'ab')).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ])
})

test('what only one list has stands alone at its place', () => {
  expect(letters('acd', 'abd')).toEqual([
    ['a', 'a'],
    ['c', null],
    [null, 'b'],
    ['d', 'd'],
  ])
})

test('the longest common sequence wins over the first equal one', () => {
  const paired = letters('xabc', 'abcx').filter(([left, right]) => left !== null && right !== null)
  expect(paired.map(([left]) => left)).toEqual(['a', 'b', 'c'])
})

test('an empty list is paired with nothing', () => {
  expect(letters('', 'a')).toEqual([[null, 'a']])
})
