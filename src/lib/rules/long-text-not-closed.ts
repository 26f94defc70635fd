import { hits, syntaxRule } from '#lib/findings/lines.ts'

const quotes = ['"""', "'''"]

export const longTextNotClosed = syntaxRule({
  code: 'long-text-not-closed',
  title: 'A text of several lines is not closed',
  about: 'A text that begins with three quotes goes on, over all lines, up to the next three.',
  fix: 'Close it with three quotes. For a text on one line, use one quote at each end.',
  find: (file) => {
    const { secrets } = file
    // The parser reads to the end of the file, and names no line, or the last one.
    if (secrets.ok || (secrets.at !== undefined && !secrets.message.startsWith('Unterminated'))) return []
    return quotes.flatMap((quote) => {
      const lines = hits(file, quote === '"""' ? /=[ \t]*(?<at>""")/d : /=[ \t]*(?<at>''')/d)
      const last = lines.at(-1)
      const odd = file.text.split(quote).length % 2 === 0
      return last === undefined || !odd
        ? []
        : [{ at: [last.piece], so: `The text that begins in line ${last.line} with \`${quote}\` does not end.` }]
    })
  },
})
