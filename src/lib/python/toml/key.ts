import { reprString } from '#lib/python/repr.ts'
import { type Cursor, failure, mark, peek, type Span, skipBlanks, spanFrom, take, takeText } from './cursor.ts'
import { readLineString } from './string-value.ts'

export interface KeyPart {
  readonly name: string
  /** Its quotes included. */
  readonly span: Span
}

/** The parts of a dotted key, at least one. */
export type Key = readonly KeyPart[]

/** A key with its dots, and the blanks after it. */
export function readKey(cursor: Cursor): { readonly key: Key; readonly last: KeyPart } {
  let last = readPart(cursor)
  const key = [last]
  while (takeText(cursor, '.')) {
    skipBlanks(cursor)
    last = readPart(cursor)
    key.push(last)
  }
  return { key, last }
}

function readPart(cursor: Cursor): KeyPart {
  const begun = mark(cursor)
  const name = take(cursor, /[\w-]+/y)?.[0] ?? readQuoted(cursor)
  const span = spanFrom(cursor, begun)
  skipBlanks(cursor)
  return { name, span }
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

export function namesOf(key: Key): string[] {
  return key.map(({ name }) => name)
}
