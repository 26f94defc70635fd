import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

const written = /^[ \t]*(?<at>\[{1,2}[\w.\s"'-]*(?:$|\][ \t]*[^\s\]#].*$)|[({<][ \t]*auth[^=:]*$)/d

export const headerNotClosed = syntaxRule({
  code: 'header-not-closed',
  title: 'A header is not closed',
  about: 'A header is `[auth]`, with both brackets, alone on its line.',
  fix: 'Close it with `]`, and put what follows on the next line.',
  find: (file, from) =>
    hits(file, written, from).map(({ piece, match }) => {
      const [text = ''] = [match.groups?.['at']]
      const bare = /^\[[\w.-]+[ \t]*$/.test(text)
      return {
        at: [piece],
        so: `Line ${piece.line} begins with \`${text.slice(0, 1)}\` and is no whole header.`,
        ...(bare ? { edit: { label: 'Close it', edits: [replaced(file, piece, `${text.trimEnd()}]`)] } } : {}),
      }
    }),
})
