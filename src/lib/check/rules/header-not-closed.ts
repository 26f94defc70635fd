import { hits, syntaxRule } from '../lines.ts'

export const headerNotClosed = syntaxRule({
  code: 'header-not-closed',
  title: 'A header is not closed',
  about: 'A header is `[auth]`, with both brackets, alone on its line.',
  fix: 'Close it with `]`, and put what follows on the next line.',
  find: (file, from) =>
    hits(file, /^[ \t]*(?<at>\[{1,2}[\w.\s"'-]*(?:$|\][ \t]*[^\s\]#].*$))/d, from).map(({ piece }) => ({
      at: [piece],
      so: `Line ${piece.line} begins with \`[\` and is no whole header.`,
    })),
})
