import { hits } from '../lines.ts'
import type { Rule } from '../rule.ts'

const written = /^[ \t]*\[*[ \t]*["']?(?<at>[\w.-]*[^\0-\x7f\s“”‘’«»][^\s="'\]]*)["']?[ \t]*[=\]]/d

export const lookAlikeKey: Rule = {
  code: 'look-alike-key',
  kind: 'refused',
  title: 'A name holds letters that only look right',
  about: 'Cyrillic а, е, о, с and others look like Latin letters and are not. A name with one is another name.',
  streamlit: { does: 'Cannot read the file, or reads a key that it does not know.' },
  known: 'tested',
  fix: 'Type the name anew on your keyboard.',
  find: (file) =>
    hits(file, written).map(({ piece, match }) => {
      const name = match.groups?.['at'] ?? ''
      const odd = [...name].filter((char) => char > '\x7f')
      const codes = odd
        .slice(0, 5)
        .map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
      return {
        at: [piece],
        so: `The name \`${name.slice(0, 60)}\` in line ${piece.line} holds ${codes.join(', ')}, which ${codes.length === 1 ? 'is no letter' : 'are no letters'} of ASCII.`,
      }
    }),
}
