import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

export const codeFence = syntaxRule({
  code: 'code-fence',
  title: 'A line of Markdown was copied along',
  about: 'Lines like ` ``` ` mark code in chats and documents. They are no part of it.',
  fix: 'Delete the line.',
  find: (file, from) =>
    hits(file, /^[ \t]*(?:```|~~~).*$/, from).map(({ piece }) => ({
      at: [piece],
      so: `Line ${piece.line} is a fence of Markdown.`,
      edit: { label: 'Delete the line', edits: [replaced(file, piece, '')] },
    })),
})
