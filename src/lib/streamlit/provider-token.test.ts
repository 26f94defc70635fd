import { expect, test } from 'vitest'
import { makeProviderToken, readProviderToken } from './provider-token.ts'

const now = 1_700_000_000
const secret = 'secret'
const head = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9'

// Made with joserfc, as Streamlit makes them.
test.each([
  [
    'default',
    secret,
    `${head}.eyJwcm92aWRlciI6ImRlZmF1bHQiLCJleHAiOjE3MDAwMDAxMjB9.keIrvGUSP399vUsjURPfIaUvbBERZSHEGva7b33eKRc`,
  ],
  [
    'google',
    'a-long-random-cookie-secret-of-32-bytes!',
    `${head}.eyJwcm92aWRlciI6Imdvb2dsZSIsImV4cCI6MTcwMDAwMDEyMH0.JcXtN5dDyXgB7RZfcjunQvSo8WOsaLTKZYtXVPBhpJc`,
  ],
  [
    'Zoë',
    secret,
    `${head}.eyJwcm92aWRlciI6Ilpvw6siLCJleHAiOjE3MDAwMDAxMjB9.iW6IQ5qLlpdZqJh5KTecDH3aXFW0x1ONAlODikL7jjE`,
  ],
])('the token of %s is made byte for byte, and read back', (provider, key, token) => {
  expect(makeProviderToken({ provider, secret: key, now })).toBe(token)
  expect(readProviderToken({ token, secret: key, now })).toBe(provider)
})

test('a token is good for two minutes, without leeway', () => {
  const token = makeProviderToken({ provider: 'default', secret, now: now + 0.7 })
  expect(readProviderToken({ token, secret, now: now + 119.9 })).toBe('default')
  expect(readProviderToken({ token, secret, now: now + 120 })).toBeUndefined()
})

test('an empty secret makes no token and reads none', () => {
  expect(() => makeProviderToken({ provider: 'default', secret: '', now })).toThrow(
    'oct key material must not be empty',
  )
  const token = makeProviderToken({ provider: 'default', secret, now })
  expect(readProviderToken({ token, secret: '', now })).toBeUndefined()
})

// The signed ones were made with joserfc and the secret "secret".
test.each([
  ['no token', null],
  ['an empty token', ''],
  ['nonsense', 'a.b.c'],
  ['two parts', `${head}.eyJwcm92aWRlciI6ImRlZmF1bHQiLCJleHAiOjE3MDAwMDAxMjB9`],
  [
    'another payload',
    `${head}.eyJwcm92aWRlciI6Imdvb2dsZSIsImV4cCI6MTcwMDAwMDEyMH0.keIrvGUSP399vUsjURPfIaUvbBERZSHEGva7b33eKRc`,
  ],
  [
    'HS512',
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.eyJwcm92aWRlciI6ImRlZmF1bHQiLCJleHAiOjE3MDAwMDAxMjB9.G-U_QkVgIj1dZQDghgc4TrejB6DgPyJy5WeelgsuB8pmLTqX1zddaadnttbEmLcbDsZIRL0PvbvfzwM8ecP6Iw',
  ],
  [
    'alg "none" with an HS256 signature',
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJwcm92aWRlciI6ImRlZmF1bHQiLCJleHAiOjE3MDAwMDAxMjB9.sebE7VvXJU-eU_MqokmiUxPzA89lPQEfT8zdOHwlSfk',
  ],
  ['no exp', `${head}.eyJwcm92aWRlciI6ImRlZmF1bHQifQ.qixY2mS8IUpNpiGqxLosFihPLJzo0k2qLLvCQGyIM1k`],
  ['exp true', `${head}.eyJwcm92aWRlciI6ImRlZmF1bHQiLCJleHAiOnRydWV9.3es1IS8MkLRQkirthxnCpHEwHsy2fsbtXHkOOQHg92k`],
  ['no provider', `${head}.eyJleHAiOjE3MDAwMDAxMjB9.rEjtpACb58aMn05TPL5k23meBDRXGmSThzJ0c0GIR9I`],
  [
    'an empty provider',
    `${head}.eyJwcm92aWRlciI6IiIsImV4cCI6MTcwMDAwMDEyMH0.vEYDv7LvUFBoGNshrmM_Hf2niE7ho7fKPVVpXiB-b44`,
  ],
])('a token with %s is refused', (_what, token) => {
  expect(readProviderToken({ token, secret, now })).toBeUndefined()
})
