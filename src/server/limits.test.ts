import { expect, test } from 'vitest'
import { judgeUrl } from './limits.ts'

test.each([
  ['/', null],
  ['/guide/x?q=100%', null],
  ['/%C3%A4', null],
  [`/${'a'.repeat(8191)}`, null],
  [`/${'a'.repeat(8192)}`, 414],
  [`/?${'a&'.repeat(99)}a`, null],
  [`/?${'a&'.repeat(100)}a`, 400],
  ['/%', 400],
  ['/%E0%A4%A', 400],
  ['/%2561pp/x', 400],
  ['/provider/acme/%2e%2e/globex/jwks', 404],
  ['/provider/acme/.%2E/globex/jwks', 404],
  ['/provider/acme/../globex/jwks', 404],
  ['/provider/acme/./jwks', 404],
  ['/provider/acme/..\\globex/jwks', 404],
  ['/provider/acme\\jwks', 404],
  ['/provider/acme/.well-known/openid-configuration', null],
  ['/e/a..b/...', null],
  ['/e/https%3A%2F%2Flogin.example%2F%5C', null],
  ['/e/x?next=../y', null],
  ['*', 400],
  ['http://evil.example/', 400],
])('judges %.40s', (url, status) => {
  expect(judgeUrl(url)).toBe(status)
})
