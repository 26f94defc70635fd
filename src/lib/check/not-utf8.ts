import type { CheckOptions, Report } from '#lib/findings/finding.ts'
import { tomlReaderOf } from '#lib/streamlit/versions.ts'

/** The report on a file that is not UTF-8, of which Streamlit reads no letter. */
export function notUtf8(file: ArrayBuffer, { streamlit }: CheckOptions): Report {
  const bytes = new Uint8Array(file)
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const finding = {
    code: 'file-not-utf-8',
    kind: 'refused',
    title: 'The file is not UTF-8',
    at: [],
    so: utf16
      ? 'It begins with the byte order mark of UTF-16, as some Windows tools write it (PowerShell’s `>` for one).'
      : 'It holds bytes that no UTF-8 text holds: another encoding, or no text at all.',
    streamlit: {
      does: 'Stops at the first use of the secrets, on the page and in the log.',
      says: `UnicodeDecodeError: ${decodeError(bytes)}`,
      where: 'screen',
    },
    fix: 'Save the file as UTF-8, without a byte order mark.',
  } as const
  return { reader: tomlReaderOf(streamlit), findings: [finding], more: 0, logins: [], masked: '' }
}

/** What Python says of the first bytes that are not UTF-8; empty when all are. CPython, `unicode_decode_utf8`. */
export function decodeError(bytes: Uint8Array): string {
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0
    const length =
      first < 0x80
        ? 1
        : first >= 0xc2 && first < 0xe0
          ? 2
          : first >= 0xe0 && first < 0xf0
            ? 3
            : first >= 0xf0 && first < 0xf5
              ? 4
              : 0
    if (length === 0) return message(bytes, at, 1, 'invalid start byte')
    let good = 1
    while (good < length && isNext(first, bytes[at + good], good)) good++
    if (good < length)
      return message(bytes, at, good, at + good < bytes.length ? 'invalid continuation byte' : 'unexpected end of data')
    at += length
  }
  return ''
}

/** Whether a byte may stand at this place behind the first; what follows E0, ED, F0 and F4 is narrower (Unicode, table 3-7). */
function isNext(first: number, byte: number | undefined, place: number): boolean {
  if (byte === undefined) return false
  const low = place === 1 && first === 0xe0 ? 0xa0 : place === 1 && first === 0xf0 ? 0x90 : 0x80
  const high = place === 1 && first === 0xed ? 0x9f : place === 1 && first === 0xf4 ? 0x8f : 0xbf
  return byte >= low && byte <= high
}

function message(bytes: Uint8Array, at: number, length: number, reason: string): string {
  const what =
    length === 1
      ? `byte 0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')} in position ${at}`
      : `bytes in position ${at}-${at + length - 1}`
  return `'utf-8' codec can't decode ${what}: ${reason}`
}
