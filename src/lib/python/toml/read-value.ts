import { reprString } from '#lib/python/repr.ts'
import { skipComment } from './comment.ts'
import { type Cursor, failure, mark, peek, type Span, skipBlanks, spanFrom, take, takeText } from './cursor.ts'
import { type Key, type KeyPart, namesOf, readKey, reprKey } from './key.ts'
import { takeMoment } from './moment.ts'
import { nameBelow, newName, openName } from './names.ts'
import { openNest } from './nest.ts'
import { takeNumber } from './number-value.ts'
import { PythonError } from './python-error.ts'
import { note, type SpansInMaking } from './spans.ts'
import { readString } from './string-value.ts'
import { isTable, type TomlTable, type TomlValue } from './value.ts'

/** Python's recursion limit of 1000 allows about so many arrays and inline tables in one another. */
const maxDepth = 480

/** The value that begins here. `depth` counts what it stands in; `spans` takes the keys of inline tables. */
function readValue(cursor: Cursor, spans: SpansInMaking, depth: number): TomlValue {
  if (depth > maxDepth) throw new PythonError('RecursionError', 'maximum recursion depth exceeded')
  const char = peek(cursor)
  if (char === '"' || char === "'") return readString(cursor)
  if (takeText(cursor, 'true')) return true
  if (takeText(cursor, 'false')) return false
  if (takeText(cursor, '[')) return readArray(cursor, spans, depth)
  if (takeText(cursor, '{')) return readInlineTable(cursor, spans, depth)
  const value = takeMoment(cursor) ?? takeNumber(cursor)
  if (value === undefined) throw failure(cursor, 'Invalid value')
  return value
}

export interface Pair {
  readonly key: Key
  readonly last: KeyPart
  readonly value: TomlValue
  readonly valueSpan: Span
}

/** A key, the sign and the value. */
export function readPair(cursor: Cursor, spans: SpansInMaking, depth = 0): Pair {
  const { key, last } = readKey(cursor)
  if (!takeText(cursor, '=')) throw failure(cursor, "Expected '=' after a key in a key/value pair")
  skipBlanks(cursor)
  const begun = mark(cursor)
  const value = readValue(cursor, spans, depth)
  return { key, last, value, valueSpan: spanFrom(cursor, begun) }
}

function readArray(cursor: Cursor, spans: SpansInMaking, depth: number): TomlValue[] {
  const items: TomlValue[] = []
  skipInArray(cursor)
  while (!takeText(cursor, ']')) {
    items.push(readValue(cursor, spans, depth + 1))
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

function readInlineTable(cursor: Cursor, spans: SpansInMaking, depth: number): TomlTable {
  const table: TomlTable = new Map()
  const names = newName()
  skipBlanks(cursor)
  if (takeText(cursor, '}')) return table
  for (;;) {
    const { key, last, value, valueSpan } = readPair(cursor, spans, depth + 1)
    const above = openName(names, namesOf(key.slice(0, -1)))
    if (above === undefined || above.below.get(last.name)?.frozen) {
      throw failure(cursor, `Cannot mutate immutable namespace ${reprKey(namesOf(key))}`)
    }
    const nest = openNest(table, key, { depth: key.length - 1, intoArrays: false, spans })
    if (nest === undefined) throw failure(cursor, 'Cannot overwrite a value')
    if (nest.has(last.name)) throw failure(cursor, `Duplicate inline table key ${reprString(last.name)}`)
    nest.set(last.name, value)
    note(spans, nest, last.name, { key: last.span, value: valueSpan })
    skipBlanks(cursor)
    if (takeText(cursor, '}')) return table
    if (!takeText(cursor, ',')) throw failure(cursor, 'Unclosed inline table')
    if (isTable(value) || Array.isArray(value)) nameBelow(above, last.name).frozen = true
    skipBlanks(cursor)
  }
}
