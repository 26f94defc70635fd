import { hits, syntaxRule } from '#lib/findings/lines.ts'

export const controlCharacter = syntaxRule({
  code: 'control-character',
  title: 'There is a control character',
  about: 'A character that is not drawn, such as NUL or escape. TOML allows the tab and line ends alone.',
  fix: 'Delete the character; retype the line if you cannot see it.',
  find: (file, from) =>
    hits(file, /(?!\t)\p{Cc}/u, from)
      .slice(0, 5)
      .map(({ piece, match }) => ({
        at: [piece],
        so: `Line ${piece.line}, column ${piece.column}: the character U+${hex(match[0])}.`,
      })),
})

function hex(char: string): string {
  return char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}
