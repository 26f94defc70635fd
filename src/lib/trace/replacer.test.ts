import { expect, test } from 'vitest'
import { replacer } from './replacer.ts'

test.each([
  ['nothing here', 'nothing here'],
  ['abc', '1'],
  ['xabcx', 'x1x'],
  ['abcabc', '11'],
  ['abcdef and abcd and abce', '2 and 1d and 1e'],
  ['ab', 'ab'],
  ['', ''],
  ['aabc', 'a1'],
])('in %j it gives %j', (text, masked) => {
  const replace = replacer(
    [
      ['abc', '1'],
      ['abcdef', '2'],
    ],
    3,
  )
  expect(replace(text)).toBe(masked)
})

test('with nothing to replace, a text stays as it is', () => {
  expect(replacer([], 3)('abc')).toBe('abc')
})
