import { expect, test } from 'vitest'
import { age, duration, timeOfDay } from './words.ts'

test.each([
  [0, '0 ms'],
  [94.99, '95 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [4230, '4.2 s'],
  [59_960, '1 min 0 s'],
  [192_000, '3 min 12 s'],
  [3_720_000, '1 h 2 min'],
])('%d ms is %s', (ms, text) => {
  expect(duration(ms)).toBe(text)
})

test.each([
  [-5, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 minute ago'],
  [720_000, '12 minutes ago'],
  [3_600_000, 'over an hour ago'],
])('%d ms ago is %s', (ms, text) => {
  expect(age(ms)).toBe(text)
})

test('a time of day is in UTC', () => {
  expect(timeOfDay(Date.UTC(2026, 0, 1, 14, 3, 22, 987))).toBe('14:03:22')
})
