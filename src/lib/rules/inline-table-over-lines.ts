import { hits, syntaxRule } from '#lib/findings/lines.ts'

export const inlineTableOverLines = syntaxRule({
  code: 'inline-table-over-lines',
  title: 'A table in braces goes on over lines',
  about: '`{ … }` stands on one line. Over several lines, a table has a header of its own.',
  fix: 'Join the lines, or write a table such as `[auth.google.client_kwargs]` with a key a line.',
  find: (file) =>
    hits(file, /^[^#"'=]*=[ \t]*(?<at>\{[^{}]*)$/d).map(({ piece }) => ({
      at: [piece],
      so: `The brace that opens in line ${piece.line} is not closed on that line.`,
    })),
})
