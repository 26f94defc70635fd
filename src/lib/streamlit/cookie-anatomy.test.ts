import { deflate } from 'pako'
import { expect, test } from 'vitest'
import { takeApart } from './cookie-anatomy.ts'

test('takes an identity cookie apart', () => {
  expect(takeApart('IntcImFcIjogMX0i.ZVPxAA.3ZvQiaT9HAvHuU_XyX3MOkx4Puc')).toEqual({
    payload: 'IntcImFcIjogMX0i',
    compressed: false,
    inner: '{"a": 1}',
    signedAt: 1_700_000_000,
    signature: '3ZvQiaT9HAvHuU_XyX3MOkx4Puc',
  })
})

test('takes a compressed cookie apart', () => {
  expect(takeApart('.eJxTqkAGSgAy7wZd.ZVPxAA.WowdyhWKzjZmnpEfBzbv2SAHAGM')).toEqual({
    payload: '.eJxTqkAGSgAy7wZd',
    compressed: true,
    inner: 'xxxxxxxxxxxxx',
    signedAt: 1_700_000_000,
    signature: 'WowdyhWKzjZmnpEfBzbv2SAHAGM',
  })
})

test('takes a session cookie apart', () => {
  const cookie = 'eyJrIjogeyJkYXRhIjogeyJhIjogMX0sICJleHAiOiAxNzAwMDAzNjAwLjV9fQ==.ZVPxAA.hF0oPFUMZlMDN4pEj67tK6-I3yA'
  expect(takeApart(cookie)).toMatchObject({
    compressed: false,
    inner: '{"k": {"data": {"a": 1}, "exp": 1700003600.5}}',
  })
})

test('shows the main cookie of a split one', () => {
  expect(takeApart('ImNodW5rcy0yIg.ZVPxAA.X5zJFFcvIoE2RXwaPdXG1BPC7pg')?.inner).toBe('chunks-2')
})

test('does not care who signed it', () => {
  expect(takeApart('Int9Ig.ZVPxAA.nobody')?.inner).toBe('{}')
})

test('does not unfold a zip bomb', () => {
  const bomb = Buffer.from(deflate(`"${'a'.repeat(2_000_000)}"`)).toString('base64url')
  expect(takeApart(`.${bomb}.ZVPxAA.x`)).toBeUndefined()
})

test.each([
  ['nothing', ''],
  ['one part', 'Int9Ig'],
  ['two parts', 'Int9Ig.ZVPxAA'],
  ['a JWT', 'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MDAwMDAxMjB9.rEjtpACb58aMn05TPL5k'],
  ['a payload that is no JSON', 'YWJj.ZVPxAA.x'],
  ['a payload that is a number', 'MQ.ZVPxAA.x'],
  ['a time that is no base64', 'Int9Ig.Z.x'],
])('%s is no cookie', (_what, text) => {
  expect(takeApart(text)).toBeUndefined()
})
