import { expect, test } from 'vitest'
import { delimited, readFields, textAt } from './protobuf.ts'

test('reads varints and texts, as in the examples of the encoding guide', () => {
  expect(readFields(Buffer.from('089601', 'hex'))).toEqual([{ number: 1, value: 150 }])
  expect(textAt(Buffer.from('120774657374696e67', 'hex'), 2)).toBe('testing')
})

test('writes a text that it reads back, longer than 127 bytes too', () => {
  const long = 'x'.repeat(300)
  expect(textAt(delimited(11, delimited(1, long)), 11, 1)).toBe(long)
})
