import { expect, test } from 'vitest'
import { decodeError, notUtf8 } from './not-utf8.ts'

// Each text as CPython 3.11 raises it.
test.each([
  [[0xff, 0xfe, 0x5b], "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"],
  [[0xe9, 0x22], "'utf-8' codec can't decode byte 0xe9 in position 0: invalid continuation byte"],
  [[0x61, 0xe2, 0x82], "'utf-8' codec can't decode bytes in position 1-2: unexpected end of data"],
  [[0xe2, 0x82, 0x61], "'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte"],
  [[0xed, 0xa0, 0x80], "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte"],
  [[0xc0, 0x80], "'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte"],
  [[0xf0, 0x9f, 0x98, 0x80, 0x80], "'utf-8' codec can't decode byte 0x80 in position 4: invalid start byte"],
  [[0xc3, 0xa9], ''],
])('%j: %s', (bytes, says) => {
  expect(decodeError(Uint8Array.from(bytes))).toBe(says)
})

test('UTF-16 is called by its name', () => {
  const report = notUtf8(Uint8Array.from([0xff, 0xfe, 0x5b, 0x00]).buffer, { streamlit: '1.65.0' })
  expect(report.reader).toBe('toml-0.10')
  expect(report.findings[0]?.so).toContain('UTF-16')
})
