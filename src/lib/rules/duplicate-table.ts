import { pieceAt, stoppedAtSecond, syntaxRule } from '#lib/findings/lines.ts'
import { versionDoes } from '#lib/streamlit/versions.ts'

export const duplicateTable = syntaxRule({
  code: 'duplicate-table',
  title: 'A table stands twice',
  about:
    'Each header may stand once. What belongs to `[auth]` stands below one `[auth]`, before the tables of the providers.',
  fix: 'Put the keys of both under one header.',
  find: (file, from) => {
    if (!stoppedAtSecond(file)) return []
    const first = new Map<string, number>()
    for (const [index, line] of file.lines.entries()) {
      const written = /^[ \t]*\[[ \t]*([\w.-]{1,200})[ \t]*\]/.exec(line)?.[1]
      if (written === undefined) continue
      const before = first.get(written)
      if (before !== undefined && index + 1 >= from) {
        const at = [pieceAt(file, index + 1, { column: line.indexOf(written) + 1, length: written.length })]
        const found = { at, so: `\`[${written}]\` stands in line ${before} and again in line ${index + 1}.` }
        const does = versionDoes('auth-twice', file.options.streamlit)?.does
        const ofOld = written === 'auth' && does?.includes('KeyError') === true
        const shows = file.reader === 'toml-0.10' && written === 'auth'
        if (ofOld) return [{ ...found, does: `The server ends at its start, with ${does}.`, where: 'log' as const }]
        return [shows ? { ...found, does: printsSecrets } : found]
      }
      if (before === undefined) first.set(written, index + 1)
    }
    return []
  },
})

const printsSecrets =
  'Goes on as if there were no secrets at all. When the app reads `st.secrets`, the parser’s message shows the secrets on the page and in the log.'
