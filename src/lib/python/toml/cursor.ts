import { PythonError } from './python-error.ts'

/** A place in the text, moved on by whoever reads. `at` counts UTF-16 units. */
export interface Cursor {
  readonly text: string
  at: number
  /** The line of the last marked place, counted from 1, and where that line begins. */
  line: number
  lineStart: number
  /** Where it ends; beyond the text for the last one. */
  lineEnd: number
}

/**
 * A piece of the text. Lines and columns count from 1; `column`, `start` (the offset in the text, from 0) and `length`
 * count UTF-16 units, as strings of JavaScript do, and a line end counts one, however it is written.
 */
export interface Span {
  readonly line: number
  readonly column: number
  readonly start: number
  readonly length: number
}

export function newCursor(text: string): Cursor {
  return { text, at: 0, line: 1, lineStart: 0, lineEnd: endOfLine(text, 0) }
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from)
  return newline === -1 ? Infinity : newline
}

/** Begins a span here; {@link spanFrom} ends it. Places must be marked in the order of the text. */
export function mark(cursor: Cursor): Span {
  while (cursor.lineEnd < cursor.at) {
    cursor.line++
    cursor.lineStart = cursor.lineEnd + 1
    cursor.lineEnd = endOfLine(cursor.text, cursor.lineStart)
  }
  return { line: cursor.line, column: cursor.at - cursor.lineStart + 1, start: cursor.at, length: 0 }
}

/** The span from a marked place to the cursor. */
export function spanFrom(cursor: Cursor, begun: Span): Span {
  return { ...begun, length: cursor.at - begun.start }
}

/** Moves over the match of a sticky pattern at this place, and gives it; null and no move without one. */
export function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at
  const match = pattern.exec(cursor.text)
  if (match !== null) cursor.at += match[0].length
  return match
}

/** Moves over `expected` if it stands here. */
export function takeText(cursor: Cursor, expected: string): boolean {
  const here = cursor.text.startsWith(expected, cursor.at)
  if (here) cursor.at += expected.length
  return here
}

/** The character here; undefined at the end. */
export function peek(cursor: Cursor): string | undefined {
  const code = cursor.text.codePointAt(cursor.at)
  return code === undefined ? undefined : String.fromCodePoint(code)
}

/** Spaces and tabs. */
export function skipBlanks(cursor: Cursor): void {
  take(cursor, /[ \t]*/y)
}

/** The error at this place. Lines and columns of the message count from 1, columns in code points. */
export function failure({ text, at }: Cursor, message: string): PythonError {
  if (at >= text.length) return new PythonError('TOMLDecodeError', `${message} (at end of document)`)
  const before = text.slice(0, at).split('\n')
  const start = before.at(-1) ?? ''
  const column = [...start].length + 1
  return new PythonError('TOMLDecodeError', `${message} (at line ${before.length}, column ${column})`, {
    line: before.length,
    column: start.length + 1,
  })
}
