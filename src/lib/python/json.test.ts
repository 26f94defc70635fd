import { expect, test } from 'vitest'
import { dumps, type Json, loads, loadsObject } from './json.ts'

// Expected texts: json.dumps of CPython 3.11.
test.each<[Json, string]>([
  [{}, '{}'],
  [[], '[]'],
  ['', '""'],
  [null, 'null'],
  [[true, false], '[true, false]'],
  [{ a: 1, b: [1, { c: null }] }, '{"a": 1, "b": [1, {"c": null}]}'],
  ['Żółć Л', '"\\u017b\\u00f3\\u0142\\u0107 \\u041b"'],
  ['😀', '"\\ud83d\\ude00"'],
  ['\ud800', '"\\ud800"'],
  ['"\\/\n\r\t\b\f\u0001\u001f\u007f', '"\\"\\\\/\\n\\r\\t\\b\\f\\u0001\\u001f\\u007f"'],
  ['\u2028<', '"\\u2028<"'],
  [1700000000, '1700000000'],
  [-5, '-5'],
  [1700003600.5, '1700003600.5'],
  [0.1, '0.1'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [-0.000015, '-1.5e-05'],
  [1.5e-7, '1.5e-07'],
  [1.5e-10, '1.5e-10'],
])('%j is written as Python writes it', (value, text) => {
  expect(dumps(value)).toBe(text)
})

test('a key named __proto__ is a key like any other', () => {
  expect(dumps(loads('{"__proto__": 1}') ?? null)).toBe('{"__proto__": 1}')
})

test('a whole float and an integer beyond 2^53 lose what JavaScript cannot hold', () => {
  expect(dumps(loads('[1.0, 9007199254740993]') ?? null)).toBe('[1, 9007199254740992]')
})

test.each(['', 'null', '[]', '"{}"', '1', '{', '{}x'])('%j is not a JSON object', (text) => {
  expect(loadsObject(text)).toBeUndefined()
})

test('reads a JSON object', () => {
  expect(loadsObject('{"a": [1]}')).toEqual({ a: [1] })
})
