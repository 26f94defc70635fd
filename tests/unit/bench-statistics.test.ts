import { expect, test } from 'vitest'
import { median, medianInterval, quantile } from '../../bench/statistics.ts'

test('the median of an even count is the mean of the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

test('the median of an odd count is the one in the middle', () => {
  expect(median([30, 10, 20])).toBe(20)
})

test('the median and a quantile of nothing are no numbers', () => {
  expect([median([]), quantile([], 0.5)]).toEqual([Number.NaN, Number.NaN])
})

test('the 99th percentile of a hundred numbers is the largest', () => {
  expect(
    quantile(
      Array.from({ length: 100 }, (_, index) => index + 1),
      0.99,
    ),
  ).toBe(100)
})

// The ranks are those of the sign test's tables: 1 of 6, 2 of 9, 10 of 30.
test.each([
  [6, { low: 1, high: 6 }],
  [9, { low: 2, high: 8 }],
  [30, { low: 10, high: 21 }],
])('of %i numbers the median lies between these with 95 % probability', (count, interval) => {
  expect(medianInterval(Array.from({ length: count }, (_, index) => count - index))).toEqual(interval)
})

test('five numbers are too few for an interval of 95 %', () => {
  expect(medianInterval([1, 2, 3, 4, 5])).toBeNull()
})
