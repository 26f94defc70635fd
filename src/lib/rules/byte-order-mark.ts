import { pieceAt, syntaxRule } from '#lib/findings/lines.ts'

export const byteOrderMark = syntaxRule({
  code: 'byte-order-mark',
  title: 'The file begins with a byte order mark',
  about: 'Some editors of Windows write three bytes before the text, which nobody sees. The parser does.',
  fix: 'Save the file as "UTF-8", not as "UTF-8 with BOM".',
  find: (file) =>
    file.given.startsWith('\ufeff')
      ? [
          {
            at: [pieceAt(file, 1, { column: 1, length: 1 })],
            so: 'The first character is U+FEFF, a byte order mark.',
            edit: { label: 'Take it away', edits: [{ from: 0, to: 1, insert: '' }] },
          },
        ]
      : [],
})
