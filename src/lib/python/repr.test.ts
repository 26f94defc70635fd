import { expect, test } from 'vitest'
import { pythonRepr, pythonStr } from './repr.ts'

// Measured with Python 3.11.
test.each([
  ["it's", '"it\'s"'],
  ['\'"', "'\\'\"'"],
  ['a\\\n\t\r', "'a\\\\\\n\\t\\r'"],
  ['\0\x7f\xa0\xad\u200b\u{e0001}', "'\\x00\\x7f\\xa0\\xad\\u200b\\U000e0001'"],
  ['é😀', "'é😀'"],
  [1n, '1'],
  [1, '1.0'],
  [-0, '-0.0'],
  [0.001, '0.001'],
  [0.00001, '1e-05'],
  [1e15, '1000000000000000.0'],
  [1.5e16, '1.5e+16'],
  [123456.789, '123456.789'],
  [Number.NaN, 'nan'],
  [Number.POSITIVE_INFINITY, 'inf'],
  [[true, false], '[True, False]'],
])('repr of %s is %s', (value, text) => {
  expect(pythonRepr(value)).toBe(text)
})

// Measured with Python 3.11.
test('tables and moments are shown as Python shows them', () => {
  const date = { year: 2020, month: 1, day: 2 }
  const time = { hour: 3, minute: 4, second: 0, microsecond: 500 }
  const table = new Map([
    ['d', { kind: 'date' as const, ...date }],
    ['t', { kind: 'time' as const, ...time }],
    ['dt', { kind: 'datetime' as const, ...date, ...time, microsecond: 0, offset: undefined }],
  ])
  expect(pythonRepr(table)).toBe(
    "{'d': datetime.date(2020, 1, 2), 't': datetime.time(3, 4, 0, 500), 'dt': datetime.datetime(2020, 1, 2, 3, 4)}",
  )
})

test('str is the text itself, and the ISO form of a moment', () => {
  const moment = { kind: 'datetime' as const, year: 2020, month: 1, day: 2, hour: 3, minute: 4, second: 5 }
  expect(pythonStr('x')).toBe('x')
  expect(pythonStr(true)).toBe('True')
  expect(pythonStr({ ...moment, microsecond: 0, offset: '+01:00' })).toBe('2020-01-02 03:04:05+01:00')
})
