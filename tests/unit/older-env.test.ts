import { expect, test } from 'vitest'
import { olderOnesNamed } from '../../scripts/older-env.ts'

test.each([
  ['1.57', ['1.57.0']],
  ['1.52', ['1.52.2']],
  ['1.57.0', ['1.57.0']],
  ['1.61.0', ['1.61.0']],
  ['1.64.0', []],
  ['1.65.0', []],
  ['newest', []],
  [undefined, []],
])('with 1.64.0 as the pinned one, %s names these older ones', (named, older) => {
  expect(olderOnesNamed(named, '1.64.0')).toEqual(older)
})

test('"older" names all that were run, and not the pinned one', () => {
  expect(olderOnesNamed('older', '1.53.0')).toEqual(['1.42.0', '1.44.1', '1.45.1', '1.52.2'])
})
