import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

const written = /^[^#"']*=[ \t]*(?<at>[“”„‟‘’‚‛«»][^"']*?)[ \t]*(?:#.*)?$/d

export const smartQuotes = syntaxRule({
  code: 'smart-quotes',
  title: 'Curly quotes instead of straight ones',
  about: 'Word processors, chats and some web pages turn `"` into “ and ”. TOML knows `"` and `\'` alone.',
  fix: 'Write straight quotes.',
  find: (file, from) =>
    hits(file, written, from).map(({ piece, match }) => {
      const value = match.groups?.['at'] ?? ''
      const inner = value.replace(/^[“”„‟‘’‚‛«»]|[“”„‟‘’‚‛«»]$/g, '')
      const plain = !/[“”„‟‘’‚‛«»\\]/.test(inner)
      return {
        at: [piece],
        so: `Line ${piece.line} has the curly quote \`${value.slice(0, 1)}\` where a straight one belongs.`,
        ...(plain ? { edit: { label: 'Make the quotes straight', edits: [replaced(file, piece, `"${inner}"`)] } } : {}),
      }
    }),
})
