import { deflate, gzip } from 'pako'
import { expect, test } from 'vitest'
import { innerString, openPayload } from './payload.ts'
import { inflateLimit } from './zlib.ts'

const packed = (text: string) => `.${Buffer.from(deflate(text)).toString('base64url')}`

test('opens a plain and a compressed payload', () => {
  expect(openPayload('Int9Ig')).toBe('"{}"')
  expect(openPayload('.eJxTqkAGSgAy7wZd')).toBe('"xxxxxxxxxxxxx"')
})

test('opens plain base64 with padding', () => {
  expect(openPayload('eyI/IjogIj4+In0=')).toBe('{"?": ">>"}')
})

test('opens a payload that inflates to exactly the limit', () => {
  expect(openPayload(packed('a'.repeat(inflateLimit)))).toHaveLength(inflateLimit)
})

test('gives up on a payload that inflates to one byte more than the limit', () => {
  expect(openPayload(packed('a'.repeat(inflateLimit + 1)))).toBeUndefined()
})

test('gives up on a bomb of 50 MB', () => {
  expect(openPayload(packed('a'.repeat(50_000_000)))).toBeUndefined()
}, 60_000)

test('gives up on a truncated stream', () => {
  expect(openPayload(packed('some text, some text, some text').slice(0, -12))).toBeUndefined()
})

test('gives up on gzip, which Python does not take either', () => {
  expect(openPayload(`.${Buffer.from(gzip('text')).toString('base64url')}`)).toBeUndefined()
})

test.each(['.', '.AAAA', 'a', 'a b', 'ä', '_w', 'YQ==='])('%j is no payload', (payload) => {
  expect(openPayload(payload)).toBeUndefined()
})

test('only a JSON string has an inner string', () => {
  expect(innerString('"{}"')).toBe('{}')
  expect(innerString('""')).toBe('')
  expect(innerString('{}')).toBeUndefined()
  expect(innerString('nonsense')).toBeUndefined()
})
