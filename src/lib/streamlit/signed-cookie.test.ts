import { deflate } from 'pako'
import { expect, test } from 'vitest'
import fixture from '../../../tests/fixtures/streamlit.json' with { type: 'json' }
import { signTimed } from './itsdangerous.ts'
import { readSignedCookie, signCookie } from './signed-cookie.ts'

const now = 1_700_000_000
const secret = 'secret'

// Made by Streamlit with itsdangerous 2.2.0.
test.each(fixture.cookies)('$name of $cookie is signed byte for byte, and read back', (c) => {
  const { cookie: name, value, time, signed } = c
  expect(signCookie({ name, value, secret: c.secret, now: time })).toBe(signed)
  expect(readSignedCookie({ name, cookie: signed, secret: c.secret, now: time })).toBe(value)
})

// Made by Streamlit; the last four with URLSafeTimedSerializer of itsdangerous 2.2.0.
test.each([
  ['_streamlit_user', '{"a": 1}', 'IntcImFcIjogMX0i.ZVPxAA.3ZvQiaT9HAvHuU_XyX3MOkx4Puc'],
  ['_streamlit_user', 'chunks-2', 'ImNodW5rcy0yIg.ZVPxAA.X5zJFFcvIoE2RXwaPdXG1BPC7pg'],
  ['_streamlit_user_tokens', '{}', 'Int9Ig.ZVPxAA.CiGTEC4YxRi5em1ysmfqaobmBuM'],
  [
    '_streamlit_user_1',
    '{"iss": "https://idp.example", "name": "Ada \\u041b", "origin": "http://localhost:8501", "is_logged_in": true, "provider": "default"}',
    '.eJxFjMsKwkAMRX-lZC22hQoyO_8jUMYmTgNpZ5iHCOK_W8nC7T3nXHgjSCkIrkNYa03F9b1QOvPLb0kZ4XSA3W9syo18h9iGabwbilmC7P_-yDUuXtdYqrtehtE0KbPGEJhmk2tu_NtTjk8hznZA_PBNK8IHvoz7MQs.ZVPxAA.dUNnlF0cruHGIUK_U5QfpnbnwdU',
  ],
  ['_streamlit_user', '', 'IiI.ZVPxAA.3mD4N141bopuHLJUxnuOgqqwZYQ'],
  ['_streamlit_user', 'Ł\u007f😀', 'IsWBf_CfmIAi.ZVPxAA.y8HocbiMoM0ufti3fvtmzXlyFsA'],
  ['_streamlit_user', 'xxxxxxxxxxxxx', '.eJxTqkAGSgAy7wZd.ZVPxAA.WowdyhWKzjZmnpEfBzbv2SAHAGM'],
  ['_streamlit_user', 'xxxxxxxxxxxxxxxxxxxx', '.eJxTqsAClABu9Aml.ZVPxAA.xCMfgciYVWzHZi-LZtvEsz1bnVk'],
])('%s: %j is signed byte for byte, and read back', (name, value, cookie) => {
  expect(signCookie({ name, value, secret, now })).toBe(cookie)
  expect(readSignedCookie({ name, cookie, secret, now })).toBe(value)
})

const name = '_streamlit_user'
const cookie = 'IntcImFcIjogMX0i.ZVPxAA.3ZvQiaT9HAvHuU_XyX3MOkx4Puc'

test('a cookie is read for 31 days and not a second longer', () => {
  expect(readSignedCookie({ name, cookie, secret, now: now + 2_678_400 })).toBe('{"a": 1}')
  expect(readSignedCookie({ name, cookie, secret, now: now + 2_678_401 })).toBeUndefined()
})

test('a cookie from the future is refused', () => {
  expect(readSignedCookie({ name, cookie, secret, now: now - 1 })).toBeUndefined()
})

test('a cookie signed with another secret is refused', () => {
  expect(readSignedCookie({ name, cookie, secret: 'other', now })).toBeUndefined()
})

test('a cookie moved to another name is refused: the name is the salt', () => {
  expect(readSignedCookie({ name: '_streamlit_user_1', cookie, secret, now })).toBeUndefined()
})

test.each([
  ['another payload', 'IntcImFcIjogMn0i.ZVPxAA.3ZvQiaT9HAvHuU_XyX3MOkx4Puc'],
  ['another time', 'IntcImFcIjogMX0i.ZVPxAQ.3ZvQiaT9HAvHuU_XyX3MOkx4Puc'],
  ['another signature', 'IntcImFcIjogMX0i.ZVPxAA.4ZvQiaT9HAvHuU_XyX3MOkx4Puc'],
  ['a short signature', 'IntcImFcIjogMX0i.ZVPxAA.3ZvQ'],
  ['no signature', 'IntcImFcIjogMX0i.ZVPxAA.'],
  ['no time', 'IntcImFcIjogMX0i'],
  ['nothing', ''],
])('a cookie with %s is refused', (_what, forged) => {
  expect(readSignedCookie({ name, cookie: forged, secret, now })).toBeUndefined()
})

// Made with URLSafeTimedSerializer('secret', salt='_streamlit_user') of itsdangerous 2.2.0.
test.each([
  ['an object', 'eyJhIjoxfQ.ZVPxAA.V5qmMjv7xaW3nUVubNfwIfLBxpk'],
  ['a number', 'MQ.ZVPxAA.5dGHTMa_RlcgqGc46YWhLK4urxY'],
])('%s, rightly signed, is refused: only a string is a cookie', (_what, signed) => {
  expect(readSignedCookie({ name, cookie: signed, secret, now })).toBeUndefined()
})

test('a rightly signed zip bomb is refused', () => {
  const bomb = `.${Buffer.from(deflate(`"${'a'.repeat(2_000_000)}"`)).toString('base64url')}`
  const signed = signTimed({ salt: name, secret }, bomb, now)
  expect(signed.length).toBeLessThan(4096)
  expect(readSignedCookie({ name, cookie: signed, secret, now })).toBeUndefined()
})

// Measured with itsdangerous 2.2.0 on Python 3.11, the three texts below and their refusals too.
const signed = (signature: string) => `IntcImFcIjogMX0i.ZVPxAA.${signature}`

test.each([
  '3ZvQiaT9HAvHuU_XyX3MOkx4Puc ',
  '3ZvQiaT9 HAvHuU_XyX3MOkx4Puc',
  '3ZvQiaT9HAvHuU_XyX3MOkx4Puc\n',
  ' 3ZvQiaT9HAvHuU_XyX3MOkx4Puc',
  '\t3ZvQiaT9HAvHuU_XyX3MOkx4Puc',
  '3ZvQiaT9HAvHuU_XyX3MOkx4Puc!',
  '3ZvQiaT9HAvHuU_XyX3MOkx4PucA',
  '=3ZvQiaT9HAvHuU_XyX3MOkx4Puc',
  '3Z=vQiaT9HAvHuU_XyX3MOkx4Puc',
  '3Z==vQiaT9HAvHuU_XyX3MOkx4Puc',
])('the signature %j is refused', (signature) => {
  expect(readSignedCookie({ name, cookie: signed(signature), secret, now })).toBeUndefined()
})

test.each([
  '3Zv    QiaT9HAvHuU_XyX3MOkx4Puc',
  '3ZvQiaT9HAvHuU_XyX3MOkx4Puc\n\n\n\n',
  '3ZvQiaT9HAvHuU_XyX3MOkx4Puc=',
  '3ZvQiaT9HAvHuU_XyX3MOkx4Puc===',
  '3ZvQiaT9HAvHuU_XyX3MOkx4Puc=x',
  '3ZvQiaT9HAvHuU/XyX3MOkx4Puc',
  '3ZvQiaT9HAvHuU_XyX3MOkx4Pucé',
  '3ZvQiaT9HAvHuU_XyX3MOkx4Pud',
])('the signature %j is accepted: Python passes over what is no base64', (signature) => {
  expect(readSignedCookie({ name, cookie: signed(signature), secret, now })).toBe('{"a": 1}')
})

test.each([
  ['junk', '.eJxTqsQLlADueQ5zanVuaw.ZVPxAA.iK38AGEfVhzSIFAeTphbDNEDRYE'],
  ['a second stream', '.eJxTqsQLlADueQ5zeJxTqsQLlADueQ5z.ZVPxAA.FOVq98ckOdm0BafZ62-_XYtckUk'],
  ['a zero', '.eJxTqsQLlADueQ5zAA.ZVPxAA.ZHe3ZOIbuAQIVxOGKkam1YRh4BE'],
])('%s after the compressed text is passed over', (_what, cookie) => {
  expect(readSignedCookie({ name, cookie, secret, now })).toBe('y'.repeat(30))
})

test.each([
  ['a\ud800', "'utf-8' codec can't encode character '\\ud800' in position 2: surrogates not allowed"],
  ['\udc00\udc01b', "'utf-8' codec can't encode characters in position 1-2: surrogates not allowed"],
  ['ok😀\ud83d', "'utf-8' codec can't encode character '\\ud83d' in position 4: surrogates not allowed"],
])('half of a surrogate pair cannot be signed: %j', (value, message) => {
  expect(() => signCookie({ name, value, secret, now })).toThrow(
    expect.objectContaining({ type: 'UnicodeEncodeError', message }),
  )
})
