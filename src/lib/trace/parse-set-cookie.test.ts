import { expect, test } from 'vitest'
import { parseSetCookie } from './parse-set-cookie.ts'

test('takes a line apart in its own order', () => {
  expect(
    parseSetCookie('_streamlit_user=abc.d; HttpOnly; Max-Age=2592000; Path=/app/cookies/; SameSite=lax', 0),
  ).toEqual({
    name: '_streamlit_user',
    value: 'abc.d',
    attributes: [
      ['HttpOnly', ''],
      ['Max-Age', '2592000'],
      ['Path', '/app/cookies/'],
      ['SameSite', 'lax'],
    ],
    removes: false,
  })
})

test.each([
  ['a=""; Max-Age=0; Path=/', true],
  ['a=null; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT', true],
  ['a=1; expires=Thu, 01 Jan 2099 00:00:00 GMT', false],
  ['a=1', false],
])('%s removes: %s', (line, removes) => {
  expect(parseSetCookie(line, Date.UTC(2026, 10, 1)).removes).toBe(removes)
})
