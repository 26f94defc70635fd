import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

const written =
  /^[^#"'=]*=[ \t]*(?<at>"(?:[^"\\]|\\[btnfr"\\]|\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8})*\\(?![btnfr"\\]|u[\da-fA-F]{4}|U[\da-fA-F]{8})(?:[^"\\]|\\.)*")/d

export const backslashInQuotes = syntaxRule({
  code: 'backslash-in-quotes',
  title: 'A backslash in double quotes',
  about: 'In `"…"` a backslash begins a special character, as in `\\n`. `\\U` of `C:\\Users` and `\\d` are none.',
  fix: "Write the text in single quotes, '…', where a backslash is just that. Or double it.",
  find: (file, from) =>
    hits(file, written, from).map(({ piece, match }) => {
      const inner = (match.groups?.['at'] ?? '""').slice(1, -1)
      const plain = !/['"]/.test(inner)
      return {
        at: [piece],
        so: `The text in line ${piece.line} has a backslash that begins no special character.`,
        ...(plain ? { edit: { label: 'Use single quotes', edits: [replaced(file, piece, `'${inner}'`)] } } : {}),
      }
    }),
})
