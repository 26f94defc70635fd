import { expect, test } from 'vitest'
import { cookieSigner } from './cookie-signer.ts'

// Made by keygrip 1.1.0: new Keygrip(['a key', 'an older key']).sign('acme_session=abc').
const mark = 'SCMUA5WzZ2HR5fGg2ujJoVWXkc0'

test('signs as Keygrip does', () => {
  expect(cookieSigner(['a key', 'an older key']).sign('acme_session=abc')).toBe(mark)
})

test('takes a mark of any of its keys, and says which', () => {
  expect(cookieSigner(['a new key', 'a key']).index('acme_session=abc', mark)).toBe(1)
  expect(cookieSigner(['a key']).verify('acme_session=abc', mark)).toBe(true)
})

test.each([
  ['acme_session=abd', mark],
  ['acme_session=abc', mark.slice(1)],
  ['acme_session=abc', ''],
])('refuses %s with the mark "%s"', (text, given) => {
  expect(cookieSigner(['a key']).index(text, given)).toBe(-1)
  expect(cookieSigner(['a key']).verify(text, given)).toBe(false)
})
