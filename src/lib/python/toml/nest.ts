import type { Span } from './cursor.ts'
import type { Key } from './key.ts'
import { note, type SpansInMaking } from './spans.ts'
import { isTable, type TomlTable, type TomlValue } from './value.ts'

/**
 * The table that the first `depth` parts of a key lead to, made on the way where there is none; undefined when another
 * kind of value stands in the way. `intoArrays`: a name of an array of tables means its last one.
 */
export function openNest(
  from: TomlTable,
  key: Key,
  c: { readonly depth: number; readonly intoArrays: boolean; readonly spans: SpansInMaking },
): TomlTable | undefined {
  let table = from
  for (const { name, span } of key.slice(0, c.depth)) {
    const found = table.get(name) ?? makeTable(table, name, { span, spans: c.spans })
    const next = c.intoArrays && Array.isArray(found) ? found.at(-1) : found
    if (!isTable(next)) return undefined
    table = next
  }
  return table
}

function makeTable(parent: TomlTable, name: string, c: { span: Span; spans: SpansInMaking }): TomlValue {
  const made: TomlTable = new Map()
  parent.set(name, made)
  note(c.spans, parent, name, { key: c.span, value: undefined })
  return made
}
