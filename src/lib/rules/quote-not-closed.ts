import { hits, syntaxRule } from '#lib/findings/lines.ts'

export const quoteNotClosed = syntaxRule({
  code: 'quote-not-closed',
  title: 'A quote is not closed',
  about: 'A text in quotes ends on its line, with the same quote that it began with.',
  fix: 'Close the text with the same quote, before the line ends.',
  find: (file, from) =>
    hits(file, /^[^#"'=]*=[ \t]*(?<at>"(?!"")(?:[^"\\]|\\.)*|'(?!'')[^']*)$/d, from).map(({ piece, match }) => ({
      at: [piece],
      so: `The text in line ${piece.line} begins with \`${(match.groups?.['at'] ?? '').slice(0, 1)}\` and does not end with it.`,
    })),
})
