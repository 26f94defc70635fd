import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

export const equalsMissing = syntaxRule({
  code: 'equals-missing',
  title: 'There is no = between name and value',
  about: 'A line is a name, `=`, and a value. A space alone does not join them.',
  fix: 'Write `=` between the two.',
  find: (file, from) =>
    hits(file, /^[ \t]*["']?[\w.-]+["']?(?<at>[ \t]+)["'{[]/d, from).map(({ piece }) => ({
      at: [piece],
      so: `Line ${piece.line} has nothing but spaces between name and value.`,
      edit: { label: 'Put = in', edits: [replaced(file, piece, ' = ')] },
    })),
})
