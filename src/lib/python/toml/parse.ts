import { skipComment } from './comment.ts'
import { type Cursor, failure, newCursor, peek, skipBlanks, takeText } from './cursor.ts'
import { type Key, namesOf, readKey, reprKey } from './key.ts'
import { type Name, nameBelow, newName, openName } from './names.ts'
import { openNest } from './nest.ts'
import { readPair } from './read-value.ts'
import { note, type Spans, type SpansInMaking } from './spans.ts'
import { isTable, type TomlTable } from './value.ts'

/** The header in force, with the name and the table that it opened: assignments begin there, however long it is. */
interface Header {
  readonly key: Key
  readonly name: Name
  readonly table: TomlTable
}

interface State {
  readonly root: Header
  readonly spans: SpansInMaking
  header: Header
  /** Tables made by dotted keys since the last header, which no header may open later. */
  dotted: Name[]
}

/**
 * Reads a file as `tomllib` does, the TOML 1.0 parser in Python's standard library (3.11 to 3.13), in time linear in
 * its length. Throws the PythonError that it would raise.
 *
 * @param text the file, line ends as `\n`
 */
export function parseToml(text: string): { readonly table: TomlTable; readonly spans: Spans } {
  const cursor = newCursor(text)
  const root: Header = { key: [], name: newName(), table: new Map() }
  const state: State = { root, spans: new Map(), header: root, dotted: [] }
  for (;;) {
    skipBlanks(cursor)
    readStatement(cursor, state)
    skipComment(cursor)
    if (peek(cursor) === undefined) return { table: root.table, spans: state.spans }
    if (!takeText(cursor, '\n')) throw failure(cursor, 'Expected newline or end of document after a statement')
  }
}

function readStatement(cursor: Cursor, state: State): void {
  const char = peek(cursor)
  if (char === undefined || char === '\n' || char === '#') return
  if (char === '[') {
    for (const name of state.dotted) name.declared = true
    state.dotted = []
    state.header = takeText(cursor, '[[') ? openArray(cursor, state) : openTable(cursor, state)
  } else if (/[\w"'-]/.test(char)) {
    assign(cursor, state)
  } else {
    throw failure(cursor, 'Invalid statement')
  }
  skipBlanks(cursor)
}

function openTable(cursor: Cursor, { root, spans }: State): Header {
  takeText(cursor, '[')
  skipBlanks(cursor)
  const { key, last } = readKey(cursor)
  const name = openName(root.name, namesOf(key))
  if (name === undefined || name.declared) throw failure(cursor, `Cannot declare ${reprKey(namesOf(key))} twice`)
  name.declared = true
  const parent = openNest(root.table, key, { depth: key.length - 1, intoArrays: true, spans })
  const table = parent && openNest(parent, [last], { depth: 1, intoArrays: true, spans })
  if (table === undefined) throw failure(cursor, 'Cannot overwrite a value')
  note(spans, parent ?? table, last.name, { key: last.span, value: undefined })
  if (!takeText(cursor, ']')) throw failure(cursor, "Expected ']' at the end of a table declaration")
  return { key, name, table }
}

function openArray(cursor: Cursor, { root, spans }: State): Header {
  skipBlanks(cursor)
  const { key, last } = readKey(cursor)
  const names = namesOf(key)
  const above = openName(root.name, names.slice(0, -1))
  if (above === undefined || above.below.get(last.name)?.frozen) {
    throw failure(cursor, `Cannot mutate immutable namespace ${reprKey(names)}`)
  }
  // The next table begins: what was said of the one before does not hold.
  above.below.delete(last.name)
  const name = nameBelow(above, last.name)
  name.declared = true
  const parent = openNest(root.table, key, { depth: key.length - 1, intoArrays: true, spans })
  const tables = parent?.get(last.name) ?? []
  if (parent === undefined || !Array.isArray(tables)) throw failure(cursor, 'Cannot overwrite a value')
  if (!parent.has(last.name)) note(spans, parent, last.name, { key: last.span, value: undefined })
  parent.set(last.name, tables)
  const table: TomlTable = new Map()
  tables.push(table)
  if (!takeText(cursor, ']]')) throw failure(cursor, "Expected ']]' at the end of an array declaration")
  return { key, name, table }
}

function assign(cursor: Cursor, state: State): void {
  const { header, spans } = state
  const { key, last, value, valueSpan } = readPair(cursor, spans)
  const shown = (length: number) => reprKey(namesOf([...header.key, ...key.slice(0, length)]))
  let above = header.name
  let frozen = false
  for (const [index, part] of key.slice(0, -1).entries()) {
    above = nameBelow(above, part.name)
    if (above.declared) throw failure(cursor, `Cannot redefine namespace ${shown(index + 1)}`)
    state.dotted.push(above)
    frozen ||= above.frozen
  }
  if (frozen) throw failure(cursor, `Cannot mutate immutable namespace ${shown(key.length - 1)}`)
  const table = openNest(header.table, key, { depth: key.length - 1, intoArrays: true, spans })
  if (table === undefined || table.has(last.name)) throw failure(cursor, 'Cannot overwrite a value')
  if (isTable(value) || Array.isArray(value)) nameBelow(above, last.name).frozen = true
  table.set(last.name, value)
  note(spans, table, last.name, { key: last.span, value: valueSpan })
}
