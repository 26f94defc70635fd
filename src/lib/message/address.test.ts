import { expect, test } from 'vitest'
import { addressOf } from './address.ts'

test.each([
  'http://localhost:4321/',
  'http://localhost:4321/app/cookies/',
  'https://auth.example.org/app/cookies/oauth2callback?code=a&state=b/c?d',
  'http://[::1]:8501/provider/acme/auth?redirect_uri=http%3A%2F%2Fa%2Fb',
  'http://localhost/a%20b/?q=//x',
  'http://localhost/a?b=c#d?e',
])('takes %s apart as URL does', (href) => {
  const url = new URL(href)
  expect(addressOf(url.href)).toEqual({ origin: url.origin, path: url.pathname, search: url.search })
})

test('an address without a path has the root', () => {
  expect(addressOf('http://localhost:4321')).toEqual({ origin: 'http://localhost:4321', path: '/', search: '' })
})
