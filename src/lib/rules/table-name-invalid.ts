import { hits, syntaxRule } from '#lib/findings/lines.ts'

const written = /^[ \t]*\[{1,2}(?<at>[^\]"'=[]*[^\]"'=[\w.\s-][^\]"'=[]*|[ \t]*[\w.-]+[ \t]+[\w-][^\]"'=[]*|[ \t]*)\]/d

export const tableNameInvalid = syntaxRule({
  code: 'table-name-invalid',
  title: 'The name of a table needs quotes',
  about:
    'Letters, digits, `_` and `-` do without quotes. Spaces and other characters need them: `[auth."my provider"]`.',
  fix: 'Give the provider a name of letters, digits and hyphens.',
  find: (file, from) =>
    hits(file, written, from).map(({ piece, match }) => ({
      at: [piece],
      so: `The header in line ${piece.line} names \`${(match.groups?.['at'] ?? '').slice(0, 60)}\`.`,
    })),
})
