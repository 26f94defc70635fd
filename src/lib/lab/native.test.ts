import { afterAll, expect, test } from 'vitest'
import { keyedHash, portableKeyedHash, useKeyedHash } from '#lib/streamlit/keyed-hash.ts'
import { deflate, inflate, inflateLimit, portableInflate, useInflate } from '#lib/streamlit/zlib.ts'
import { useNative } from './native.ts'

useNative()
afterAll(() => {
  useKeyedHash(portableKeyedHash)
  useInflate(portableInflate)
})

const bytes = (text: string) => new TextEncoder().encode(text)

test.each(['sha1', 'sha256'] as const)('Node gives the signatures of the portable %s', (hash) => {
  for (const text of ['', 'a', 'é😀', '\ud800', 'x'.repeat(5000)]) {
    const portable = portableKeyedHash(hash, bytes('key'))(text)
    expect([...keyedHash(hash, 'key', () => bytes('key'))(text)]).toEqual([...portable])
  }
})

const stream = deflate(bytes('some text, some text, some text'))
const changed = (at: number, byte: number) => stream.with(at, byte)

test.each([
  ['a stream', stream],
  ['bytes behind it', Uint8Array.of(...stream, 1, 2, 3)],
  ['zeros behind it', Uint8Array.of(...stream, 0, 0)],
  ['a second stream', Uint8Array.of(...stream, ...stream)],
  ['half of it', stream.slice(0, 12)],
  ['all but its last byte', stream.slice(0, -1)],
  ['another checksum', changed(stream.length - 1, 0)],
  ['another first byte', changed(0, 0)],
  ['a preset dictionary', changed(1, 0xbb)],
  ['a reserved block', changed(2, 0x07)],
  ['the head of gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0)],
  ['its head alone', stream.slice(0, 2)],
  ['nothing', new Uint8Array()],
  ['the limit', deflate(new Uint8Array(inflateLimit))],
  ['one byte over the limit', deflate(new Uint8Array(inflateLimit + 1))],
])('Node inflates what the portable one does, and refuses what it refuses: %s', (_what, packed) => {
  const [native, portable] = [inflate(packed), portableInflate(packed)]
  expect(native && Buffer.from(native).toString('base64')).toEqual(portable && Buffer.from(portable).toString('base64'))
})
