import { type Cursor, peek } from './cursor.ts'
import { refuse } from './string-value.ts'

/** Moves over a comment, if one begins here, to the end of its line; says whether there was one. */
export function skipComment(cursor: Cursor): boolean {
  if (peek(cursor) !== '#') return false
  const newline = cursor.text.indexOf('\n', cursor.at)
  const end = newline === -1 ? cursor.text.length : newline
  refuse(cursor, cursor.text.slice(cursor.at, end))
  cursor.at = end
  return true
}
