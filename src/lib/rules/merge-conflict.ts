import { hits, syntaxRule } from '#lib/findings/lines.ts'

export const mergeConflict = syntaxRule({
  code: 'merge-conflict',
  title: 'A merge of git was left half done',
  about: 'What git cannot join, it marks with lines of `<<<<<<<`, `=======` and `>>>>>>>`.',
  fix: 'Keep one of the two parts, and delete the marks.',
  find: (file, from) =>
    hits(file, /^(?:<{7}|>{7}|={7})(?: .*)?$/, from).map(({ piece }) => ({
      at: [piece],
      so: `Line ${piece.line} is a mark of git.`,
    })),
})
