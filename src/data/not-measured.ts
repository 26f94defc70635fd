import type { Known } from './reference/reference-page.ts'

/** How a statement is known that was not measured: its source was read, somebody wrote so, nobody here looked. */
export type Unmeasured = Exclude<Known, 'measured' | 'definition'> | 'documents' | 'unchecked'

export interface NotMeasured {
  /** Inline: code between backticks. */
  readonly text: string
  readonly how: Unmeasured
}

/** What prose says of how it knows, in brackets. */
const mark =
  /\([^()]*\b(?:read in|read on|reported|not run|not checked|from [^().]*documentation|from documents)\b[^()]*\)/gi

/**
 * The sentences of a page, in Markdown, that say in brackets that they were read, reported, not run or not checked. A mark
 * that is a sentence of its own belongs to the one before it; of a row of a table, the whole row is told.
 */
export function sentencesNotMeasured(markdown: string): readonly NotMeasured[] {
  const lines = markdown.replaceAll(/```[\s\S]*?```/g, '').split('\n')
  return lines.flatMap((line) =>
    [...line.matchAll(mark)].map((match) => ({
      text: plain(line.startsWith('|') ? row(line) : sentenceAt(line, match.index)),
      how: howOf(match[0]),
    })),
  )
}

/** The facts of a table with the columns Fact, Mark and perhaps others, of which the mark says more than that they were seen. */
export function factsNotMeasured(markdown: string): readonly NotMeasured[] {
  let markAt = -1
  return markdown.split('\n').flatMap((line) => {
    const cells = line.startsWith('|') ? cellsOf(line) : []
    if (cells.includes('Mark')) markAt = cells.indexOf('Mark')
    if (cells.length === 0) markAt = -1
    const said = cells[markAt]
    if (said === undefined || said === 'Mark' || /^(?:seen(?!.*\bread\b)|-)/.test(said)) return []
    return [{ text: plain(cells[0] ?? ''), how: howOf(said) }]
  })
}

function howOf(words: string): Unmeasured {
  if (/\bread\b/i.test(words)) return 'read'
  if (/reported/i.test(words)) return 'reported'
  return /\bdocument/i.test(words) ? 'documents' : 'unchecked'
}

/** The sentence around a place of a line, with the mark that follows it. */
function sentenceAt(line: string, at: number): string {
  const before = line.slice(0, at).replace(/[.!?]\s*$/, (end) => ' '.repeat(end.length))
  const begin = Math.max(...[...before.matchAll(/[.!?]\)?\s+/g)].map((end) => end.index + end[0].length), 0)
  const end = /[.!?]\)?(?=\s|$)/.exec(line.slice(at))
  return line.slice(begin, end ? at + end.index + end[0].length : undefined)
}

function row(line: string): string {
  return cellsOf(line).filter(Boolean).join(': ')
}

function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}

/** Without what only Markdown needs. */
function plain(text: string): string {
  return text
    .replace(/^\s*(?:[-*]|\d+\.)\s+/, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
    .replaceAll(/``\s?(.+?)\s?``/g, '`$1`')
    .trim()
}
