import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

const meant = new Map([
  ['True', 'true'],
  ['False', 'false'],
])

export const pythonValue = syntaxRule({
  code: 'python-value',
  title: 'A value as Python writes it',
  about:
    '`True`, `False`, `None`, `(…)`, `f"…"` and `os.environ[…]` are Python. TOML runs nothing, and writes `true` and `false`.',
  fix: 'Write the value itself, as TOML: text in quotes, `true` or `false`. For None leave the line out.',
  find: (file, from) =>
    hits(file, /^[^#"'=]*=[ \t]*(?<at>True\b|False\b|None\b|\(|[fr]["']|os\.|st\.)/d, from).map(({ piece, match }) => {
      const word = match.groups?.['at'] ?? ''
      const right = meant.get(word)
      return {
        at: [piece],
        so: `The value in line ${piece.line} begins with \`${word}\`.`,
        ...(right === undefined ? {} : { edit: { label: `Write ${right}`, edits: [replaced(file, piece, right)] } }),
      }
    }),
})
