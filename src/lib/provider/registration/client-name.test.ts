import { expect, test } from 'vitest'
import { readClientName } from './client-name.ts'

test.each([
  ['My app', 'My app'],
  ['  My app ', 'My app'],
  ['Cafe\u0301', 'Café'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['مرحبا', 'مرحبا'],
  ['😀'.repeat(60), '😀'.repeat(60)],
])('reads %j as %j', (text, name) => {
  expect(readClientName(text)).toEqual({ ok: true, name })
})

test.each([
  ['', /empty/],
  [' ', /empty/],
  ['x'.repeat(61), /61 characters/],
  ['a\u202eb', /U\+202E/],
  ['a\u2066b', /U\+2066/],
  ['a\u200bb', /U\+200B/],
  ['a\u200db', /U\+200D/],
  ['a\ufeffb', /U\+FEFF/],
  ['a\u00adb', /U\+00AD/],
  ['a\u3164b', /U\+3164/],
  ['a\r\nb', /U\+000D/],
  ['a\u0000b', /U\+0000/],
  ['a\u2028b', /U\+2028/],
  ['a\ud800b', /surrogate/],
])('refuses %j', (text, problem) => {
  const reading = readClientName(text)
  expect(reading.ok ? '' : reading.problem).toMatch(problem)
})
