import { expect, test } from 'vitest'
import { keyDerivation } from './key-derivation.ts'

const cookie = { name: '_streamlit_user', secret: 'secret', now: 1_700_000_000 }
const value = 'IntcImFcIjogMX0i.ZVPxAA.3ZvQiaT9HAvHuU_XyX3MOkx4Puc'

test('derives the key and the signature that Streamlit 1.64 made', () => {
  expect(keyDerivation({ ...cookie, value })).toEqual({
    salt: '_streamlit_user',
    secret: 'secret',
    keyHex: '44e579e0513d509b60cb9640d2dc25cef5f1a4cc',
    signed: 'IntcImFcIjogMX0i.ZVPxAA',
    expected: '3ZvQiaT9HAvHuU_XyX3MOkx4Puc',
    given: '3ZvQiaT9HAvHuU_XyX3MOkx4Puc',
    matches: true,
    verdict: 'valid',
    age: 0,
    maxAge: 2_678_400,
  })
})

test('the session cookie has the library’s own salt and fourteen days', () => {
  const session = 'eyJrIjogeyJkYXRhIjogeyJhIjogMX0sICJleHAiOiAxNzAwMDAzNjAwLjV9fQ==.ZVPxAA.hF0oPFUMZlMDN4pEj67tK6-I3yA'
  const derived = keyDerivation({ ...cookie, name: '_streamlit_session', value: session })
  expect(derived).toMatchObject({ salt: 'itsdangerous.Signer', matches: true, verdict: 'valid', maxAge: 1_209_600 })
})

test.each([
  ['another name', { name: '_streamlit_user_1' }, 'forged'],
  ['another secret', { secret: 'other' }, 'forged'],
  ['31 days', { now: 1_700_000_000 + 2_678_400 }, 'valid'],
  ['31 days and a second', { now: 1_700_000_000 + 2_678_401 }, 'too-old'],
  ['a clock that is behind', { now: 1_699_999_999 }, 'from-the-future'],
])('%s: %o is %s', (_what, change, verdict) => {
  expect(keyDerivation({ ...cookie, value, ...change })?.verdict).toBe(verdict)
})

test('a value without three parts has no signature', () => {
  expect(keyDerivation({ ...cookie, value: 'one.two' })).toBeNull()
})
