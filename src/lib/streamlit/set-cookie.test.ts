import { expect, test } from 'vitest'
import { cookiePath, identityDeletions, identitySetCookie, sessionDeletion, sessionSetCookie } from './set-cookie.ts'

// Lines as Streamlit sends them.
test('writes an identity cookie', () => {
  expect(identitySetCookie({ name: '_streamlit_user', value: 'a.b.c', path: '/' })).toBe(
    '_streamlit_user=a.b.c; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax',
  )
})

test('writes the base path without the slash at its end', () => {
  expect(identitySetCookie({ name: '_streamlit_user_1', value: 'a', path: '/app/simple-example/' })).toBe(
    '_streamlit_user_1=a; HttpOnly; Max-Age=2592000; Path=/app/simple-example; SameSite=lax',
  )
})

test.each([
  ['/', '/'],
  ['', '/'],
  ['app', '/app'],
  ['/app/one/', '/app/one'],
  ['//app//', '/app'],
])('the cookie path of %j is %j', (path, expected) => {
  expect(cookiePath(path)).toBe(expected)
})

const jar = new Map(
  [
    '_streamlit_user_10',
    '_streamlit_user_2',
    '_streamlit_user',
    '_streamlit_user_tokens',
    '_streamlit_user_tokens_1',
    '_streamlit_user_x',
    '_streamlit_user_1x',
    '_streamlit_session',
    'other',
  ].map((name) => [name, 'v']),
)
const names = (lines: readonly string[]) => lines.map((line) => line.split('=')[0])

test('writes a deletion', () => {
  const only = new Map([['_streamlit_user', 'v']])
  expect(identityDeletions({ jar: only, base: 'user', path: '/app/one/', now: 1_700_000_000.9 })).toEqual([
    '_streamlit_user=""; expires=Tue, 14 Nov 2023 22:13:20 GMT; Max-Age=0; Path=/app/one; SameSite=lax',
  ])
})

test('deletes the user cookie and all its chunks, orphans too, and nothing else', () => {
  expect(names(identityDeletions({ jar, base: 'user', path: '/', now: 0 }))).toEqual([
    '_streamlit_user',
    '_streamlit_user_10',
    '_streamlit_user_2',
  ])
})

test('deletes the tokens cookie alone', () => {
  expect(names(identityDeletions({ jar, base: 'tokens', path: '/', now: 0 }))).toEqual([
    '_streamlit_user_tokens',
    '_streamlit_user_tokens_1',
  ])
})

test('deletes both', () => {
  expect(identityDeletions({ jar, base: 'both', path: '/', now: 0 })).toHaveLength(5)
})

test('deletes an orphan whose main cookie is gone, and the main cookie all the same', () => {
  const orphan = new Map([['_streamlit_user_3', 'v']])
  expect(names(identityDeletions({ jar: orphan, base: 'user', path: '/', now: 0 }))).toEqual([
    '_streamlit_user',
    '_streamlit_user_3',
  ])
})

test('deletes both main cookies though none came along', () => {
  expect(names(identityDeletions({ jar: new Map(), base: 'both', path: '/', now: 0 }))).toEqual([
    '_streamlit_user',
    '_streamlit_user_tokens',
  ])
})

test('writes and deletes the session cookie', () => {
  expect(sessionSetCookie({ value: 'a.b.c', path: '/', secure: false })).toBe(
    '_streamlit_session=a.b.c; path=/; Max-Age=1209600; httponly; samesite=lax',
  )
  expect(sessionDeletion({ path: '/', secure: false })).toBe(
    '_streamlit_session=null; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT; httponly; samesite=lax',
  )
})

test('the session cookie can be secure and have a path', () => {
  expect(sessionSetCookie({ value: 'a', path: '/app/one/', secure: true })).toBe(
    '_streamlit_session=a; path=/app/one; Max-Age=1209600; httponly; samesite=lax; secure',
  )
  expect(sessionDeletion({ path: '/app/one/', secure: true })).toBe(
    '_streamlit_session=null; path=/app/one; expires=Thu, 01 Jan 1970 00:00:00 GMT; httponly; samesite=lax; secure',
  )
})
