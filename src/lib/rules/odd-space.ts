import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

const oddSpace = /[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]/

export const oddSpaceRule = syntaxRule({
  code: 'odd-space',
  title: 'A space that is not an ordinary one',
  about:
    'Web pages and chats use spaces that do not break, or have no width. They look like spaces; TOML takes space and tab alone.',
  fix: 'Put an ordinary space there, or nothing.',
  find: (file, from) =>
    hits(file, oddSpace, from)
      .filter(({ piece }) => piece.start > 0)
      .map(({ piece, match }) => ({
        at: [piece],
        so: `Line ${piece.line}, column ${piece.column}: a space that is U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}.`,
        edit: {
          label: 'Replace it',
          edits: [replaced(file, piece, /[\u200b-\u200d\u2060\ufeff]/.test(match[0]) ? '' : ' ')],
        },
      })),
})
