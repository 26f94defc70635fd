import { expect, test } from 'vitest'
import { randomString } from './random-string.ts'

test.each([0, 1, 20, 30, 48])('makes %i letters and digits', (length) => {
  expect(randomString(length)).toMatch(new RegExp(`^[A-Za-z0-9]{${length}}$`))
})

test('uses the whole alphabet', () => {
  expect(new Set(randomString(20_000)).size).toBe(62)
})

test('does not repeat itself', () => {
  expect(randomString(30)).not.toBe(randomString(30))
})
