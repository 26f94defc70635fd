import { expect, test } from 'vitest'
import { toHex } from '#lib/python/bytes.ts'
import { deriveKey, signTimed, unsignTimed } from './itsdangerous.ts'

const signer = { salt: '_streamlit_user', secret: 'secret' }

test('derives the key of itsdangerous 2.2', () => {
  expect(toHex(deriveKey(signer))).toBe('44e579e0513d509b60cb9640d2dc25cef5f1a4cc')
})

// Made with itsdangerous 2.2.0, TimestampSigner('secret', salt='_streamlit_user').
test.each([
  [0, 'a..ZjQOrdn2fazwurDdbSJx1xUF40U'],
  [255, 'a._w.AnFwRt7PaPW9SfC8uQqciRtNhgU'],
  [256, 'a.AQA.me73GAhvrDjjIP1RyMKYfMb56dU'],
  [4294967296, 'a.AQAAAAA.bUssH51-ZdIhkQ9mocM-rug9InU'],
])('writes the time %i as itsdangerous does', (now, signed) => {
  expect(signTimed(signer, 'a', now)).toBe(signed)
  expect(unsignTimed(signer, signed, { now, maxAge: 0 })).toBe('a')
})

test('cuts a fraction of a second off', () => {
  expect(signTimed(signer, 'a', 255.9)).toBe(signTimed(signer, 'a', 255))
})

test('takes time and signature from the right of a payload with dots', () => {
  const signed = signTimed(signer, '.a.b', 100)
  expect(unsignTimed(signer, signed, { now: 100, maxAge: 0 })).toBe('.a.b')
})

test.each(['', '.', '..', 'a', 'a.b', 'a.b.c', 'é.é.é'])('%j is not a signed value', (signed) => {
  expect(unsignTimed(signer, signed, { now: 100, maxAge: 1 })).toBeUndefined()
})

test('a value signed with another salt is refused', () => {
  const signed = signTimed({ salt: 'other', secret: 'secret' }, 'a', 100)
  expect(unsignTimed(signer, signed, { now: 100, maxAge: 1 })).toBeUndefined()
})
