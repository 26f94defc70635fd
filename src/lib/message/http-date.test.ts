import { expect, test } from 'vitest'
import { httpDate } from './http-date.ts'

test.each([
  [784_111_777_000, 'Sun, 06 Nov 1994 08:49:37 GMT'],
  [784_111_777_999, 'Sun, 06 Nov 1994 08:49:37 GMT'],
  [784_111_778_000, 'Sun, 06 Nov 1994 08:49:38 GMT'],
  [784_111_777_000, 'Sun, 06 Nov 1994 08:49:37 GMT'],
])('%d ms is %s', (milliseconds, text) => {
  expect(httpDate(milliseconds)).toBe(text)
})
