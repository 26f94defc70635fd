import { PythonError } from './python-error.ts'

/** A place in the text, moved on by whoever reads. `at` counts UTF-16 units. */
export interface Cursor {
  readonly text: string
  at: number
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

/** The error at this place. Lines and columns count from 1, columns in code points. */
export function failure({ text, at }: Cursor, message: string): PythonError {
  if (at >= text.length) return new PythonError('TOMLDecodeError', `${message} (at end of document)`)
  const before = text.slice(0, at).split('\n')
  const column = [...(before.at(-1) ?? '')].length + 1
  return new PythonError('TOMLDecodeError', `${message} (at line ${before.length}, column ${column})`)
}
