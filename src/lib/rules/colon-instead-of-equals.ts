import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

export const colonInsteadOfEquals = syntaxRule({
  code: 'colon-instead-of-equals',
  title: 'A colon instead of =',
  about: 'JSON and YAML put a colon between name and value. TOML puts `=`.',
  fix: 'Write `=`.',
  find: (file, from) =>
    hits(file, /^[ \t]*["']?[\w-]+["']?[ \t]*(?<at>:)(?!\/\/)[ \t]*\S/d, from).map(({ piece }) => ({
      at: [piece],
      so: `Line ${piece.line} has \`:\` between name and value.`,
      edit: { label: 'Write =', edits: [replaced(file, piece, ' =')] },
    })),
})
