import { expect, test } from 'vitest'
import { addState, findState, readSession, signSession } from './session-cookie.ts'

const secret = 'secret'
const now = 1_700_000_000
const data = {
  redirectUri: 'http://localhost:8501/oauth2callback',
  codeVerifier: 'v',
  nonce: 'n',
  url: 'https://idp.example/a?x=1',
}
const entry = {
  data: { redirect_uri: data.redirectUri, code_verifier: 'v', nonce: 'n', url: data.url },
  exp: 1_700_003_600.5,
}

// Made by Streamlit; the second with TimestampSigner of itsdangerous 2.2.0.
test.each([
  [
    { k: { data: { a: 1 }, exp: 1_700_003_600.5 } },
    'eyJrIjogeyJkYXRhIjogeyJhIjogMX0sICJleHAiOiAxNzAwMDAzNjAwLjV9fQ==.ZVPxAA.hF0oPFUMZlMDN4pEj67tK6-I3yA',
  ],
  [
    { _state_default_abc: entry },
    'eyJfc3RhdGVfZGVmYXVsdF9hYmMiOiB7ImRhdGEiOiB7InJlZGlyZWN0X3VyaSI6ICJodHRwOi8vbG9jYWxob3N0Ojg1MDEvb2F1dGgyY2FsbGJhY2siLCAiY29kZV92ZXJpZmllciI6ICJ2IiwgIm5vbmNlIjogIm4iLCAidXJsIjogImh0dHBzOi8vaWRwLmV4YW1wbGUvYT94PTEifSwgImV4cCI6IDE3MDAwMDM2MDAuNX19.ZVPxAA.zqY7tD3_NCGNAB4Uvh9NYyjV1LQ',
  ],
])('a session is signed byte for byte, and read back', (session, cookie) => {
  expect(signSession({ session, secret, now })).toBe(cookie)
  expect(readSession({ cookie, secret, now })).toEqual(session)
})

const cookie = 'eyJrIjogeyJkYXRhIjogeyJhIjogMX0sICJleHAiOiAxNzAwMDAzNjAwLjV9fQ==.ZVPxAA.hF0oPFUMZlMDN4pEj67tK6-I3yA'

test('a session is read for 14 days and not a second longer', () => {
  expect(readSession({ cookie, secret, now: now + 1_209_600 })).toHaveProperty('k')
  expect(readSession({ cookie, secret, now: now + 1_209_601 })).toEqual({})
})

test.each([
  ['absent', undefined],
  ['empty', ''],
  ['deleted', 'null'],
  ['forged', 'eyJrIjogMX0=.ZVPxAA.hF0oPFUMZlMDN4pEj67tK6-I3yA'],
  ['a list', 'WzFd.ZVPxAA.lZAqw6YRyrMNjk8f5PQMKWVZUfs'],
])('a session that is %s is an empty one', (_what, bad) => {
  expect(readSession({ cookie: bad, secret, now })).toEqual({})
})

test('a session of the future or of another secret is an empty one', () => {
  expect(readSession({ cookie, secret, now: now - 1 })).toEqual({})
  expect(readSession({ cookie, secret: 'other', now })).toEqual({})
})

test('adds a login as Authlib stores it, keys in order', () => {
  const session = addState({}, { provider: 'default', state: 'abc', data, now: now + 0.5 })
  expect(JSON.stringify(session)).toBe(JSON.stringify({ _state_default_abc: entry }))
})

test('leaves out a verifier and a nonce that are not there', () => {
  const { redirectUri, url } = data
  const session = addState({}, { provider: 'acme', state: 's', data: { redirectUri, url }, now })
  expect(session).toEqual({ _state_acme_s: { data: { redirect_uri: redirectUri, url }, exp: now + 3600 } })
  expect(findState(session, 's')).toEqual({ provider: 'acme', data: { redirectUri, url }, rest: {} })
})

test('a new login drops the older one of the same provider and keeps those of others', () => {
  const one = addState({ other: 1 }, { provider: 'acme', state: 'one', data, now })
  const two = addState(one, { provider: 'acme2', state: 'two', data, now })
  const three = addState(two, { provider: 'acme', state: 'three', data, now })
  expect(Object.keys(three)).toEqual(['other', '_state_acme2_two', '_state_acme_three'])
})

test('a new login drops states older than an hour, and what has no expiry', () => {
  const old = addState({ _state_bad_1: 'x', _state_bad_2: {} }, { provider: 'acme', state: 'old', data, now })
  const at = (later: number) => Object.keys(addState(old, { provider: 'globex', state: 's', data, now: now + later }))
  expect(at(3600)).toEqual(['_state_acme_old', '_state_globex_s'])
  expect(at(3601)).toEqual(['_state_globex_s'])
})

test('finds a login by its state and gives the session without it', () => {
  const session = { other: 1, _state_acme_abc: entry, _state_globex_xyz: entry }
  expect(findState(session, 'xyz')).toEqual({
    provider: 'globex',
    data,
    rest: { other: 1, _state_acme_abc: entry },
  })
})

test('takes everything behind the provider for the state', () => {
  expect(findState({ _state_acme_a_b: entry }, 'a_b')?.provider).toBe('acme')
})

test.each([
  ['no state', { _state_acme_abc: entry }, undefined],
  ['an empty state', { _state_acme_: entry }, ''],
  ['an unknown state', { _state_acme_abc: entry }, 'xyz'],
  ['an empty session', {}, 'abc'],
  ['a key of another kind', { acme_abc: entry, _state_abc: entry, x_state_acme_abc: entry }, 'abc'],
  ['an entry without data', { _state_acme_abc: { exp: 1 } }, 'abc'],
  ['an entry of another kind', { _state_acme_abc: 'x' }, 'abc'],
])('%s finds nothing', (_what, session, state) => {
  expect(findState(session, state)).toBeUndefined()
})
