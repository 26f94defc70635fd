import { expect, test } from 'vitest'
import { codingsTaken } from './coding.ts'

test.each([
  [undefined, []],
  ['', []],
  ['gzip, deflate, br, zstd', ['br', 'gzip']],
  ['GZIP;q=1.0', ['gzip']],
  ['br;q=0, gzip;q=0.5', ['gzip']],
  ['br; q=0.000', []],
  ['identity', []],
])('of %s it takes %o', (accept, expected) => {
  expect(codingsTaken(accept)).toEqual(expected)
})
