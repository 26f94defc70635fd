import { skipComment } from './comment.ts'
import { type Cursor, failure, peek, skipBlanks, takeText } from './cursor.ts'
import { type Key, readKey, reprKey } from './key.ts'
import { type Names, newNames } from './names.ts'
import { openNest } from './nest.ts'
import { readPair } from './read-value.ts'
import { isTable, type TomlTable } from './value.ts'

interface State {
  readonly root: TomlTable
  readonly names: Names
  /** The header in force. */
  header: readonly string[]
  /** Tables made by dotted keys since the last header, which no header may open later. */
  dotted: Key[]
}

/**
 * Reads a file as `tomllib` does, the TOML 1.0 parser in Python's standard library (3.11 to 3.13).
 * Throws the PythonError that it would raise.
 *
 * @param text the file, line ends as `\n`
 */
export function parseToml(text: string): TomlTable {
  const cursor: Cursor = { text, at: 0 }
  const state: State = { root: new Map(), names: newNames(), header: [], dotted: [] }
  for (;;) {
    skipBlanks(cursor)
    readStatement(cursor, state)
    skipComment(cursor)
    if (peek(cursor) === undefined) return state.root
    if (!takeText(cursor, '\n')) throw failure(cursor, 'Expected newline or end of document after a statement')
  }
}

function readStatement(cursor: Cursor, state: State): void {
  const char = peek(cursor)
  if (char === undefined || char === '\n' || char === '#') return
  if (char === '[') {
    for (const key of state.dotted) state.names.declare(key)
    state.dotted = []
    state.header = takeText(cursor, '[[') ? openArray(cursor, state) : openTable(cursor, state)
  } else if (/[\w"'-]/.test(char)) {
    assign(cursor, state)
  } else {
    throw failure(cursor, 'Invalid statement')
  }
  skipBlanks(cursor)
}

function openTable(cursor: Cursor, { root, names }: State): Key {
  takeText(cursor, '[')
  skipBlanks(cursor)
  const key = readKey(cursor)
  if (names.isDeclared(key) || names.isFrozen(key)) throw failure(cursor, `Cannot declare ${reprKey(key)} twice`)
  names.declare(key)
  if (openNest(root, key, { intoArrays: true }) === undefined) throw failure(cursor, 'Cannot overwrite a value')
  if (!takeText(cursor, ']')) throw failure(cursor, "Expected ']' at the end of a table declaration")
  return key
}

function openArray(cursor: Cursor, { root, names }: State): Key {
  skipBlanks(cursor)
  const key = readKey(cursor)
  if (names.isFrozen(key)) throw failure(cursor, `Cannot mutate immutable namespace ${reprKey(key)}`)
  names.forget(key)
  names.declare(key)
  const parent = openNest(root, key.slice(0, -1), { intoArrays: true })
  const name = key.at(-1) ?? ''
  const tables = parent?.get(name) ?? []
  if (parent === undefined || !Array.isArray(tables)) throw failure(cursor, 'Cannot overwrite a value')
  parent.set(name, tables)
  tables.push(new Map())
  if (!takeText(cursor, ']]')) throw failure(cursor, "Expected ']]' at the end of an array declaration")
  return key
}

function assign(cursor: Cursor, { root, names, header, dotted }: State): void {
  const { key, value } = readPair(cursor)
  const parent = [...header, ...key.slice(0, -1)]
  const name = key.at(-1) ?? ''
  for (let length = 1; length < key.length; length++) {
    const [first = name, ...rest] = [...header, ...key.slice(0, length)]
    const within: Key = [first, ...rest]
    if (names.isDeclared(within)) throw failure(cursor, `Cannot redefine namespace ${reprKey(within)}`)
    dotted.push(within)
  }
  if (names.isFrozen(parent)) throw failure(cursor, `Cannot mutate immutable namespace ${reprKey(parent)}`)
  const table = openNest(root, parent, { intoArrays: true })
  if (table === undefined || table.has(name)) throw failure(cursor, 'Cannot overwrite a value')
  if (isTable(value) || Array.isArray(value)) names.freeze([...header, ...key])
  table.set(name, value)
}
