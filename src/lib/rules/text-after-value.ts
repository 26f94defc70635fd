import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

const written = /^[^#"'=]*=[ \t]*(?:"(?:[^"\\]|\\.)*"|'[^']*')[ \t]*(?<at>[^\s#"'].*)$/d

export const textAfterValue = syntaxRule({
  code: 'text-after-value',
  title: 'Something stands after the value',
  about: 'One key a line: after the value comes nothing but a comment. Neither comma nor semicolon, and no second key.',
  fix: 'Delete it, or give the second key a line of its own.',
  find: (file, from) => {
    // What lies between braces that are open is told by another rule.
    const [braces] = hits(file, /^[^#"'=]*=[ \t]*\{[^{}]*$/)
    return hits(file, written, from)
      .filter(({ line }) => braces === undefined || line < braces.line)
      .map(({ piece, match }) => {
        const rest = match.groups?.['at'] ?? ''
        const mark = /^[,;][ \t]*$/.test(rest)
        return {
          at: [piece],
          so: `In line ${piece.line} ${mark ? `\`${rest.trim()}\`` : 'something'} follows the value.`,
          ...(mark ? { edit: { label: 'Delete it', edits: [replaced(file, piece, '')] } } : {}),
        }
      })
  },
})
