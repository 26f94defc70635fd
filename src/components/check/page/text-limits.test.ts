import { expect, test } from 'vitest'
import { isTooLong, sizeText } from './text-limits.ts'

test.each([
  ['', false],
  ['x\n'.repeat(99_999), false],
  ['x\n'.repeat(100_001), true],
  [`a\n${'x'.repeat(10_000)}\nb`, false],
  [`a\n${'x'.repeat(10_001)}`, true],
])('%#: a text is left out of the page when it or a line of it is too long', (text, long) => {
  expect(isTooLong(text)).toBe(long)
})

test('sizes are said in kilobytes and megabytes', () => {
  expect([1, 1500, 10_800_000].map(sizeText)).toEqual(['1 kB', '2 kB', '10.8 MB'])
})
