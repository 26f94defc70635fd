import { hits, syntaxRule } from '#lib/findings/lines.ts'

export const pythonCode = syntaxRule({
  code: 'python-code',
  title: 'A line of Python',
  about: 'What the app does stands in `app.py`. secrets.toml holds names and values alone.',
  fix: 'Move the line to your app, or delete it.',
  find: (file, from) =>
    hits(file, /^[ \t]*(?<at>(?:import|from)[ \t]+\w+[\w., \t]*|st\.\w+.*|if[ \t].*:|def[ \t]+\w+.*)$/d, from).map(
      ({ piece }) => ({
        at: [piece],
        so: `Line ${piece.line} is code.`,
      }),
    ),
})
