import { expect, test } from 'vitest'
import { mayNavigate, maySubmit } from './same-origin.ts'

const here = 'http://localhost:4321'

test.each([
  ['a form of this site', { origin: here, 'sec-fetch-site': 'same-origin' }, true],
  ['a form of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
  ['another port of this host', { origin: 'http://localhost:8501', 'sec-fetch-site': 'same-site' }, false],
  ['a form of this site without a referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
  ['a form of another site without a referrer', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
  ['an opaque origin without fetch metadata', { origin: 'null' }, false],
  ['another origin without fetch metadata', { origin: 'https://evil.example' }, false],
  ['a client that says neither', {}, false],
] as const)('%s may submit: %s', (_, headers, may) => {
  expect(maySubmit(new Headers(headers), here)).toBe(may)
})

test.each([
  ['cross-site', false],
  ['same-site', false],
  ['same-origin', true],
  ['none', true],
] as const)('a login started by a %s navigation: %s', (site, may) => {
  expect(mayNavigate(new Headers({ 'sec-fetch-site': site }))).toBe(may)
})
