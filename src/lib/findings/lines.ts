import type { Found, Rule } from './rule.ts'
import type { Piece, SecretsFile } from './secrets-file.ts'

/** A line of the text that a pattern fits, and where the part is that its group `at` matches, or else all of it. */
export interface Hit {
  /** Counted from 1. */
  readonly line: number
  readonly piece: Piece
  readonly match: RegExpExecArray
}

/** What is looked at of a line: more is no line that a person wrote, and patterns may take long on it. */
const longestLine = 1000
const mostHits = 20

/** The lines that a pattern fits, from line `from` on; at most 20. */
export function hits(file: SecretsFile, pattern: RegExp, from = 1): Hit[] {
  const found: Hit[] = []
  for (let line = from; line <= file.lines.length && found.length < mostHits; line++) {
    const match = pattern.exec((file.lines[line - 1] ?? '').slice(0, longestLine))
    if (match !== null) found.push({ line, piece: pieceOf(file, line, match), match })
  }
  return found
}

function pieceOf(file: SecretsFile, line: number, match: RegExpExecArray): Piece {
  const [from, to] = match.indices?.groups?.['at'] ?? [match.index, match.index + match[0].length]
  return pieceAt(file, line, { column: from + 1, length: to - from })
}

/** A piece by line and column, which count from 1. */
export function pieceAt(file: SecretsFile, line: number, c: { column: number; length: number }): Piece {
  return { line, ...c, start: (file.lineStarts[line - 1] ?? 0) + c.column - 1 }
}

/**
 * A rule for a mistake of writing: it looks for the reason why the parser stopped, where it stopped or further on. What
 * stands before that place was read without complaint.
 */
export function syntaxRule(c: {
  readonly code: string
  readonly title: string
  readonly about: string
  readonly fix: string
  readonly find: (file: SecretsFile, from: number) => readonly Found[]
}): Rule {
  return {
    ...c,
    kind: 'refused',
    streamlit: {
      does: 'Cannot read the file, hides why, and goes on as if there were no secrets at all.',
      where: 'screen',
    },
    known: 'tested',
    find: (file) => {
      const { secrets } = file
      if (secrets.ok || file.tooLarge || file.binary) return []
      return c.find(file, secrets.at?.line ?? 1).map((found) => (isCut(file, found) ? withoutEdit(found) : found))
    },
  }
}

/** Whether the parser stopped at something that was there already, by its words: those of tomllib and of toml 0.10. */
export function stoppedAtSecond({ secrets }: SecretsFile): boolean {
  return (
    !secrets.ok &&
    /^(?:Cannot (?:overwrite|declare|redefine|mutate)|Duplicate|What\?|.*already exists)/.test(secrets.message)
  )
}

/** Whether a line was looked at in part: a change of it could cut a value in two. */
function isCut({ lines }: SecretsFile, { at = [] }: Found): boolean {
  return at.some(({ line }) => (lines[line - 1]?.length ?? 0) > longestLine)
}

function withoutEdit({ edit: _edit, ...found }: Found): Found {
  return found
}

/** A name and a value on one line, as a person who is not at home in TOML may write it: the value without a comment. */
export const writtenPair = /^[ \t]*(?<key>["']?[\w.-]+["']?)[ \t]*=[ \t]*(?<at>[^\s#].*?)?[ \t]*(?:#.*)?$/d
