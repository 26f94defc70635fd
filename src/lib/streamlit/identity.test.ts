import { expect, test } from 'vitest'
import { identityPayload, originOf, tokensPayload } from './identity.ts'

const redirectUri = 'http://localhost:8501/oauth2callback'

test('writes the claims in their order, then the three of Streamlit', () => {
  const claims = { iss: 'https://idp.example', sub: '7', name: 'Ada Л', groups: ['a', 'b'] }
  expect(identityPayload({ claims, redirectUri, provider: 'default' })).toBe(
    '{"iss": "https://idp.example", "sub": "7", "name": "Ada \\u041b", "groups": ["a", "b"], "origin": "http://localhost:8501", "is_logged_in": true, "provider": "default"}',
  )
})

test('overwrites spoofed claims where they stand', () => {
  const claims = { provider: 'admin', origin: 'https://evil.example', is_logged_in: false, sub: '7' }
  expect(identityPayload({ claims, redirectUri, provider: 'acme' })).toBe(
    '{"provider": "acme", "origin": "http://localhost:8501", "is_logged_in": true, "sub": "7"}',
  )
})

test('writes the tokens that are there', () => {
  expect(tokensPayload({ idToken: 'i', accessToken: 'a' })).toBe('{"id_token": "i", "access_token": "a"}')
  expect(tokensPayload({ accessToken: 'a' })).toBe('{"access_token": "a"}')
  expect(tokensPayload({ idToken: '' })).toBe('{"id_token": ""}')
  expect(tokensPayload({})).toBe('{}')
})

// Expected values: urllib.parse of CPython 3.11.
test.each([
  [redirectUri, 'http://localhost:8501'],
  ['HTTPS://App.Example:443/x?y#z', 'https://App.Example:443'],
  ['http://user@h/', 'http://user@h'],
  ['https://app.example', 'https://app.example'],
  ['http://[::1]:8501/a', 'http://[::1]:8501'],
  ['localhost:8501/x', 'localhost://'],
  ['//h/x', '://h'],
  ['/x', '://'],
  ['', '://'],
])('the origin of %j is %j', (url, origin) => {
  expect(originOf(url)).toBe(origin)
})
