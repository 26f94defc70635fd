import { pieceAt, stoppedAtSecond, syntaxRule } from '#lib/findings/lines.ts'

/** The keys and headers that stand twice, with the lines on which they do. */
export const duplicateKey = syntaxRule({
  code: 'duplicate-key',
  title: 'A key stands twice',
  about: 'In one table a key may stand once. A second one does not overwrite the first.',
  fix: 'Delete one of the two.',
  find: (file, from) => {
    if (!stoppedAtSecond(file)) return []
    const first = new Map<string, number>()
    let table = 0
    for (const [index, line] of file.lines.entries()) {
      if (/^[ \t]*\[/.test(line)) table = index
      const key = /^[ \t]*([\w.-]{1,200})[ \t]*=/.exec(line)?.[1]
      if (key === undefined) continue
      const name = `${table} ${key}`
      const before = first.get(name)
      if (before !== undefined && index + 1 >= from) {
        const column = line.indexOf(key) + 1
        const at = [pieceAt(file, index + 1, { column, length: key.length })]
        return [{ at, so: `\`${key}\` stands in line ${before} and again in line ${index + 1}.` }]
      }
      if (before === undefined) first.set(name, index + 1)
    }
    return []
  },
})
