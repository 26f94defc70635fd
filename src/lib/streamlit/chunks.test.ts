import { expect, test } from 'vitest'
import { dumps } from '#lib/python/json.ts'
import fixture from '../../../tests/fixtures/streamlit.json' with { type: 'json' }
import { readChunks, writeChunks } from './chunks.ts'
import { signCookie } from './signed-cookie.ts'

const secret = 'secret'
const now = 1_700_000_000
const name = '_streamlit_user'

// Made by Streamlit.
test.each(fixture.chunks)('$name: $cookie is split byte for byte, and read back', (c) => {
  const value = dumps(c.claims)
  const expected = c.cookies.map(({ cookie, signed }) => ({ name: cookie, value: signed }))
  const written = writeChunks({ name: c.cookie, value, secret: c.secret, now: c.time, path: '/' })
  expect(written).toEqual(expected)
  const jar = new Map(expected.map((cookie) => [cookie.name, cookie.value]))
  expect(readChunks({ name: c.cookie, jar, secret: c.secret, now: c.time })).toEqual({ ok: true, value })
})

const jarOf = (values: Record<string, string>) =>
  new Map(Object.entries(values).map(([key, value]) => [key, signCookie({ name: key, value, secret, now })]))

test('it is the size after compression that counts', () => {
  expect(writeChunks({ name, value: 'a'.repeat(100_000), secret, now, path: '/' })).toHaveLength(1)
})

test('a longer path leaves less room', () => {
  const value = dumps(fixture.chunks[2]?.claims ?? null)
  const cookies = (path: string) => writeChunks({ name: '_streamlit_user_tokens', value, secret, now, path }).length
  expect([cookies('/'), cookies(`/${'p'.repeat(3000)}`)]).toEqual([1, 6])
})

test('a value of one chunk stays whole, even when it is over 4096 bytes', () => {
  const value = Array.from({ length: 2000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * i * 7919) % 20_011))).join(
    '',
  )
  const [only, ...rest] = writeChunks({ name, value, secret, now, path: '/' })
  expect(only?.value.length).toBeGreaterThan(4096)
  expect(rest).toEqual([])
})

test('a path that leaves no room is an error', () => {
  expect(() => writeChunks({ name, value: 'a', secret, now, path: `/${'p'.repeat(4096)}` })).toThrow('leaves no room')
})

test('an absent cookie and a forged one are told apart', () => {
  expect(readChunks({ name, jar: new Map(), secret, now })).toEqual({ ok: false, reason: 'absent' })
  const jar = new Map([[name, 'forged']])
  expect(readChunks({ name, jar, secret, now })).toEqual({ ok: false, reason: 'invalid' })
})

test('names the first chunk that is missing', () => {
  const jar = jarOf({ [name]: 'chunks-3', [`${name}_1`]: 'a', [`${name}_3`]: 'c' })
  expect(readChunks({ name, jar, secret, now })).toEqual({ ok: false, reason: 'missing-chunk', chunk: 2 })
})

test('a chunk in the place of another is a missing one', () => {
  const jar = jarOf({ [name]: 'chunks-2', [`${name}_1`]: 'a' })
  jar.set(`${name}_2`, jar.get(`${name}_1`) ?? '')
  expect(readChunks({ name, jar, secret, now })).toEqual({ ok: false, reason: 'missing-chunk', chunk: 2 })
})

test('orphans of an earlier login are not read', () => {
  const jar = jarOf({ [name]: 'chunks-2', [`${name}_1`]: 'a', [`${name}_2`]: 'b', [`${name}_3`]: 'old' })
  expect(readChunks({ name, jar, secret, now })).toEqual({ ok: true, value: 'ab' })
})

test.each(['chunks-0', 'chunks-33', 'chunks-999999999', `chunks-${'9'.repeat(400)}`])('%s is refused', (value) => {
  expect(readChunks({ name, jar: jarOf({ [name]: value }), secret, now })).toEqual({ ok: false, reason: 'invalid' })
})

test('32 chunks are read', () => {
  const pieces = Array.from({ length: 32 }, (_, i) => [`${name}_${i + 1}`, 'x'])
  const jar = jarOf({ [name]: 'chunks-32', ...Object.fromEntries(pieces) })
  expect(readChunks({ name, jar, secret, now })).toEqual({ ok: true, value: 'x'.repeat(32) })
})

test.each(['chunks-', 'chunks-x', 'xchunks-2', ''])('%j is a value, not a count', (value) => {
  expect(readChunks({ name, jar: jarOf({ [name]: value }), secret, now })).toEqual({ ok: true, value })
})

test('a count with something behind it is a count, as for Streamlit', () => {
  const jar = jarOf({ [name]: 'chunks-01x', [`${name}_1`]: 'a' })
  expect(readChunks({ name, jar, secret, now })).toEqual({ ok: true, value: 'a' })
})
