import { isTable, type TomlTable, type TomlValue, typeName } from '../toml/value.ts'
import { arrayItems } from './array-items.ts'
import { readAssignment } from './assignment.ts'
import { contains, item, setItem } from './container.ts'
import { inlineItems } from './inline-items.ts'
import { readDate, readTime } from './moment.ts'
import { type OpenString, openString, staysOpen } from './multi-line.ts'
import { readNumber } from './number-value.ts'
import { PythonError, valueError } from './python-error.ts'
import { strip } from './python-text.ts'
import type { SpanWriter } from './spans.ts'
import { readString } from './string-value.ts'

// Python's stack ends at 1000 calls, three for each table inside a table.
const maxDepth = 320

/** @param strict whether the text would do as a number (see `Assignment`) */
export function readValue(text: string, strict = true, depth = 0): TomlValue {
  if (depth > maxDepth) {
    throw new PythonError('RecursionError', 'maximum recursion depth exceeded while calling a Python object')
  }
  if (text === '') throw valueError('Empty value is invalid')
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^(?:true|false)$/i.test(text)) throw valueError('Only all lowercase booleans allowed')
  if (text.startsWith('"') || text.startsWith("'")) return readString(text)
  if (text.startsWith('[')) return readArray(text, depth)
  if (text.startsWith('{')) return readInlineTable(text, depth)
  return readTime(text) ?? readDate(text) ?? readNumber(text, strict)
}

function readArray(text: string, depth: number): TomlValue[] {
  const values = arrayItems(text)
    .map(strip)
    .filter((each) => each !== '')
  const read: TomlValue[] = []
  for (const each of values) {
    const value = readValue(each, true, depth + 1)
    if (read[0] !== undefined && kindOf(value) !== kindOf(read[0])) throw valueError('Not a homogeneous array')
    read.push(value)
  }
  return read
}

/** What the package compares: a date and a date-time are of one kind. */
function kindOf(value: TomlValue): string {
  return typeName(value).replace('datetime.datetime', 'datetime.date')
}

function readInlineTable(text: string, depth: number): TomlTable {
  const table: TomlTable = Object.assign(new Map<string, TomlValue>(), { inline: true as const })
  assignAll(text, table, depth)
  return table
}

/** Reads an inline table into `target`. A string that stays open ends it, unread. */
export function assignAll(text: string, target: TomlValue, depth = 0): void {
  for (const each of inlineItems(text)) {
    if (assign(each, target, depth) !== undefined) return
  }
}

/**
 * Reads `key = value` into `target`; gives back the string that goes on on the next line, if there is one.
 * `writer`: for a line of its own, whose places are noted.
 */
export function assign(text: string, target: TomlValue, depth = 0, writer?: SpanWriter): OpenString | undefined {
  const { path, name, value, places, strict } = readAssignment(text)
  let table = target
  for (const step of path) {
    if (!contains(table, step)) setItem(table, step, new Map())
    table = item(table, step)
  }
  const read = staysOpen(value) ? undefined : readValue(value, strict, depth + 1)
  if (!isTable(table) || table.has(name)) throw valueError('Duplicate keys!')
  if (read !== undefined) {
    table.set(name, read)
    writer?.note(table, name, places)
    return undefined
  }
  if (name !== '') return openString(name, value, writer?.begin(name, places))
  const message = "cannot access local variable 'value' where it is not associated with a value"
  throw new PythonError('UnboundLocalError', message)
}
