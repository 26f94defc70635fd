import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

export const envSyntax = syntaxRule({
  code: 'env-syntax',
  title: 'A line for the shell',
  about: '`export NAME=value` sets a variable of a shell. In TOML a line is `name = "value"`.',
  fix: 'Take away `export`, and put the value in quotes. Names are lower case, below `[auth]`.',
  find: (file, from) =>
    hits(file, /^[ \t]*(?<at>(?:export|set|SET|setx)[ \t]+|\$env:)[\w.]+[ \t]*=/d, from).map(({ piece, match }) => ({
      at: [piece],
      so: `Line ${piece.line} begins with \`${(match.groups?.['at'] ?? '').trim()}\`.`,
      edit: { label: 'Take it away', edits: [replaced(file, piece, '')] },
    })),
})
