import { hits } from '#lib/findings/lines.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const notUtf8: Rule = {
  code: 'not-utf-8',
  kind: 'refused',
  title: 'A character is not UTF-8',
  about: 'The file was saved in another encoding, such as Latin-1: letters with accents are other bytes there.',
  streamlit: {
    does: '`st.login()` raises a UnicodeDecodeError, which names the byte and its position. (Where the file itself holds U+FFFD, nothing happens.)',
    where: 'screen',
  },
  known: 'tested',
  fix: 'Save the file as "UTF-8".',
  find: (file) =>
    hits(file, /\ufffd/)
      .slice(0, 3)
      .map(({ piece }) => ({
        at: [piece],
        so: `Line ${piece.line} has the replacement character U+FFFD: a byte there was not UTF-8, most likely.`,
      })),
}
