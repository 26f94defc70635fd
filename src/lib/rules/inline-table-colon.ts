import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

export const inlineTableColon = syntaxRule({
  code: 'inline-table-colon',
  title: 'A table in braces is written as JSON',
  about: 'In `{ … }` too, `=` stands between name and value: `{ prompt = "login" }`.',
  fix: 'Write `=` for `:`.',
  find: (file, from) =>
    hits(file, /^[^#={]*=[ \t]*\{[ \t]*["']?[\w-]+["']?[ \t]*(?<at>:)/d, from).map(({ piece }) => ({
      at: [piece],
      so: `The table in line ${piece.line} has \`:\` between name and value.`,
      edit: { label: 'Write =', edits: [replaced(file, piece, ' =')] },
    })),
})
