import { hits, syntaxRule } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

export const commentNotHash = syntaxRule({
  code: 'comment-not-hash',
  title: 'A comment that TOML does not know',
  about: 'Comments begin with `#`. Those of other languages, like `//` and `;`, are mistakes.',
  fix: 'Begin the comment with `#`.',
  find: (file, from) =>
    hits(file, /^[ \t]*(?<at>\/\/|;|--(?!-)|<!--|\/\*)/d, from).map(({ piece, match }) => ({
      at: [piece],
      so: `Line ${piece.line} begins with \`${match.groups?.['at'] ?? ''}\`.`,
      edit: { label: 'Write #', edits: [replaced(file, piece, '#')] },
    })),
})
