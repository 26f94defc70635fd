import { expect, test } from 'vitest'
import { zip } from './zip.ts'

test('writes the bytes that APPNOTE says', () => {
  const bytes = Buffer.from(zip([{ path: 'a/b.txt', text: 'é\n' }]))
  const name = Buffer.from('a/b.txt').toString('hex')
  // Version 2.0, stored, 1980-01-01 00:00, the CRC-32 of c3 a9 0a (as Python's zlib.crc32 says), 3 bytes twice, a name of 7.
  const fields = '1400 0000 0000 0000 2100 b51fb8f3 03000000 03000000 0700'.replaceAll(' ', '')
  expect(bytes.toString('hex')).toBe(
    [
      `504b0304${fields}0000${name}c3a90a`,
      `504b01021403${fields}00000000000000000000a48100000000${name}`,
      `504b0506000000000100010035000000280000000000`,
    ].join(''),
  )
})
