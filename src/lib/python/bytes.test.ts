import { expect, test } from 'vitest'
import { equalBytes, fromBase64, toBase64, toBase64Url, toHex } from './bytes.ts'

const bytes = Uint8Array.from({ length: 400 }, (_, index) => (index * 89) % 256)

test('base64 is that of Node, for every length', () => {
  const lengths = Array.from(bytes, (_, length) => length)
  const wrong = lengths.filter((length) => {
    const [some, node] = [bytes.subarray(0, length), Buffer.from(bytes.subarray(0, length))]
    const back = [toBase64(some), toBase64Url(some)].map((text) => toHex(fromBase64(text) ?? new Uint8Array(1)))
    return (
      toBase64(some) !== node.toString('base64') ||
      toBase64Url(some) !== node.toString('base64url') ||
      back.some((hex) => hex !== node.toString('hex'))
    )
  })
  expect(wrong).toEqual([])
})

test.each([['a'], ['YQ='], ['YQ==='], ['Y==='], ['===='], ['=='], ['YW==' + 'YQ'], ['Y Q'], ['ä'], ['YWE==']])(
  '%j is no base64',
  (text) => {
    expect(fromBase64(text)).toBeUndefined()
  },
)

test('bits that no byte takes are passed over', () => {
  expect(fromBase64('YR')).toEqual(Uint8Array.of(97))
})

test('only the same bytes are equal', () => {
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true)
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false)
})
