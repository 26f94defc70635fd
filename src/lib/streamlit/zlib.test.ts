import { deflate as pakoDeflate } from 'pako'
import { expect, test } from 'vitest'
import { deflate, inflate, inflateLimit, portableInflate } from './zlib.ts'

/** Texts of growing length, from one letter alone to what hardly compresses. */
const texts = Array.from({ length: 300 }, (_, index) => {
  let seed = index + 1
  const letters = 1 + (index % 64)
  const next = () => (seed = (seed * 48_271) % 2_147_483_647)
  return Uint8Array.from({ length: (index * index) % 9000 }, () => 32 + (next() % letters))
})

test('one state gives the bytes that a new one for every text gives', () => {
  const differing = texts.filter((text) => !equal(deflate(text), pakoDeflate(text)))
  expect(differing.map((text) => text.length)).toEqual([])
})

test('what was deflated is inflated', () => {
  const lost = texts.filter((text) => !equal(portableInflate(deflate(text)) ?? new Uint8Array(1), text))
  expect(lost.map((text) => text.length)).toEqual([])
})

test('inflates up to the limit and not a byte further', () => {
  expect(inflate(deflate(new Uint8Array(inflateLimit)))).toHaveLength(inflateLimit)
  expect(inflate(deflate(new Uint8Array(inflateLimit + 1)))).toBeUndefined()
})

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
