import { expect, test } from 'vitest'
import { jsonDepth } from './json-depth.ts'

test.each([
  ['', 0],
  ['1', 0],
  ['"[[["', 0],
  ['"\\"[[["', 0],
  ['[]', 1],
  ['{"a": [1, {"b": 2}], "c": {}}', 3],
  ['[[[', 3],
  [']]]', 0],
  ['["a\\\\", [1]]', 2],
])('%j is %i deep', (text, depth) => {
  expect(jsonDepth(text)).toBe(depth)
})
