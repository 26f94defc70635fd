import { expect, test } from 'vitest'
import { scalarMembers } from './json-members.ts'

const found = (json: string) => scalarMembers(json).map(({ key, raw }) => `${key}=${raw}`)

test.each([
  ['{"a": 1, "b": "two", "c": true, "d": null}', ['a=1', 'b="two"', 'c=true', 'd=null']],
  ['{"list": [1, {"in": 2}], "object": {"in": 3}, "after": 4}', ['after=4']],
  [String.raw`{"text": "\"a\": 1, }", "b": 2}`, [String.raw`text="\"a\": 1, }"`, 'b=2']],
  ['{"whole": 1, "cut": "off in the mid', ['whole=1']],
  ['{"whole": 1, "cut": 12', ['whole=1']],
  ['{"whole": 1, "odd": oops, "cut', ['whole=1']],
  ['"sub": "in a later piece", "b": 2}', []],
  ['chunks-3', []],
])('finds the plain members of %s', (json, expected) => {
  expect(found(json)).toEqual(expected)
})

test('says where a value stands, and what it says without its quotes', () => {
  expect(scalarMembers('{"a": "b\\u0041", "c": 1}')[0]).toEqual({
    key: 'a',
    raw: '"b\\u0041"',
    text: 'bA',
    start: 6,
    end: 15,
  })
})
