import { skipComment } from './comment.ts'
import { type Cursor, failure, peek, skipBlanks, take, takeText } from './cursor.ts'
import { type Key, readKey, reprKey } from './key.ts'
import { takeMoment } from './moment.ts'
import { newNames } from './names.ts'
import { openNest } from './nest.ts'
import { takeNumber } from './number-value.ts'
import { PythonError } from './python-error.ts'
import { readString } from './string-value.ts'
import { isTable, type TomlTable, type TomlValue } from './value.ts'

/** Python's recursion limit of 1000 allows about so many arrays and inline tables in one another. */
const maxDepth = 480

/** The value that begins here. `depth` counts what it stands in. */
export function readValue(cursor: Cursor, depth = 0): TomlValue {
  if (depth > maxDepth) throw new PythonError('RecursionError', 'maximum recursion depth exceeded')
  const char = peek(cursor)
  if (char === '"' || char === "'") return readString(cursor)
  if (takeText(cursor, 'true')) return true
  if (takeText(cursor, 'false')) return false
  if (takeText(cursor, '[')) return readArray(cursor, depth)
  if (takeText(cursor, '{')) return readInlineTable(cursor, depth)
  const value = takeMoment(cursor) ?? takeNumber(cursor)
  if (value === undefined) throw failure(cursor, 'Invalid value')
  return value
}

/** A key, the sign and the value. */
export function readPair(cursor: Cursor, depth = 0): { readonly key: Key; readonly value: TomlValue } {
  const key = readKey(cursor)
  if (!takeText(cursor, '=')) throw failure(cursor, "Expected '=' after a key in a key/value pair")
  skipBlanks(cursor)
  return { key, value: readValue(cursor, depth) }
}

function readArray(cursor: Cursor, depth: number): TomlValue[] {
  const items: TomlValue[] = []
  skipInArray(cursor)
  while (!takeText(cursor, ']')) {
    items.push(readValue(cursor, depth + 1))
    skipInArray(cursor)
    if (takeText(cursor, ']')) return items
    if (!takeText(cursor, ',')) throw failure(cursor, 'Unclosed array')
    skipInArray(cursor)
  }
  return items
}

function skipInArray(cursor: Cursor): void {
  do {
    take(cursor, /[ \t\n]*/y)
  } while (skipComment(cursor))
}

function readInlineTable(cursor: Cursor, depth: number): TomlTable {
  const table: TomlTable = new Map()
  const names = newNames()
  skipBlanks(cursor)
  if (takeText(cursor, '}')) return table
  for (;;) {
    const { key, value } = readPair(cursor, depth + 1)
    if (names.isFrozen(key)) throw failure(cursor, `Cannot mutate immutable namespace ${reprKey(key)}`)
    const nest = openNest(table, key.slice(0, -1), { intoArrays: false })
    const last = key.at(-1) ?? ''
    if (nest === undefined) throw failure(cursor, 'Cannot overwrite a value')
    if (nest.has(last)) throw failure(cursor, `Duplicate inline table key ${reprKey([last]).slice(1, -2)}`)
    nest.set(last, value)
    skipBlanks(cursor)
    if (takeText(cursor, '}')) return table
    if (!takeText(cursor, ',')) throw failure(cursor, 'Unclosed inline table')
    if (isTable(value) || Array.isArray(value)) names.freeze(key)
    skipBlanks(cursor)
  }
}
