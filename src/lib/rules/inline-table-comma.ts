import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

export const inlineTableComma = syntaxRule({
  code: 'inline-table-comma',
  title: 'A comma before }',
  about: 'The last key of a table in braces has no comma after it.',
  fix: 'Delete the comma.',
  find: (file, from) =>
    hits(file, /^[^#=]*=[ \t]*\{.*?(?<at>,)[ \t]*\}/d, from).map(({ piece }) => ({
      at: [piece],
      so: `In line ${piece.line} a comma stands before \`}\`.`,
      edit: { label: 'Delete the comma', edits: [replaced(file, piece, '')] },
    })),
})
