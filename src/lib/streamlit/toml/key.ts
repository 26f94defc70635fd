import { reprString } from '#lib/streamlit/python-repr.ts'
import { type Cursor, failure, peek, skipBlanks, take, takeText } from './cursor.ts'
import { readLineString } from './string-value.ts'

/** The parts of a dotted key, at least one. */
export type Key = readonly [string, ...string[]]

/** A key with its dots, and the blanks after it. */
export function readKey(cursor: Cursor): Key {
  const key: [string, ...string[]] = [readPart(cursor)]
  while (takeText(cursor, '.')) {
    skipBlanks(cursor)
    key.push(readPart(cursor))
  }
  return key
}

function readPart(cursor: Cursor): string {
  const part = take(cursor, /[\w-]+/y)?.[0] ?? readQuoted(cursor)
  skipBlanks(cursor)
  return part
}

function readQuoted(cursor: Cursor): string {
  const char = peek(cursor)
  if (char !== '"' && char !== "'") throw failure(cursor, 'Invalid initial character for a key part')
  return readLineString(cursor)
}

/** A key as messages show it: a tuple of Python. */
export function reprKey(key: readonly string[]): string {
  const parts = key.map(reprString)
  return parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(', ')})`
}
