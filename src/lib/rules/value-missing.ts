import { hits, syntaxRule } from '#lib/findings/lines.ts'

export const valueMissing = syntaxRule({
  code: 'value-missing',
  title: 'A name without a value',
  about: 'After `=` comes a value, on the same line. Nothing at all is no value; `""` is the empty text.',
  fix: 'Write the value in quotes, or delete the line.',
  find: (file, from) =>
    hits(file, /^[ \t]*(?<at>["']?[\w.-]+["']?)[ \t]*=[ \t]*(?:#.*)?$/d, from).map(({ piece, match }) => ({
      at: [piece],
      so: `\`${match.groups?.['at'] ?? ''}\` in line ${piece.line} has nothing after \`=\`.`,
    })),
})
