import { expect, test } from 'vitest'
import { shortVersion } from './short-version.ts'
import { sinceText } from './since.ts'

test('a badge says since which version it is so, and in which it was not', () => {
  expect(sinceText('tokens')).toBe('since 1.53')
  expect(sinceText('lifetime')).toBe('not 1.57.0')
  expect(sinceText('provider-logout')).toBe('since 1.53, not 1.57.0')
  expect(sinceText('log-of-missing-provider')).toBe('since 1.52.2, not 1.53 to 1.56')
  expect(sinceText('bad-expose-tokens')).toBe('since 1.53, not 1.57 to 1.59.2')
})

test('a statement about a part of a row has a boundary of its own', () => {
  expect(sinceText('user', '`st.user`')).toBe('since 1.45.1')
  expect(sinceText('user')).toBe('since 1.54')
})

test('a patch that counts stays in the name of a version', () => {
  expect(['1.53.0', '1.59.2', '1.60.0'].map(shortVersion)).toEqual(['1.53', '1.59.2', '1.60'])
})
