import { isTable, type TomlTable, type TomlValue } from '#lib/python/toml/value.ts'
import type { KeySpans, Secrets } from './secrets.ts'

/** A key of a secrets.toml and where it stands. Those inside an inline table belong to its value. */
export interface PlacedKey {
  /** The name of the table that it stands in, like "auth.google"; empty outside of every table. */
  readonly table: string
  readonly name: string
  readonly value: TomlValue
  readonly spans: KeySpans
}

/** Every key of a file that could be read, its tables among them, table by table. */
export function placedKeys(secrets: Secrets): PlacedKey[] {
  const keysOf = (table: TomlTable, path: string): PlacedKey[] =>
    [...table].flatMap(([name, value]) => {
      const spans = secrets.ok ? secrets.spans.get(table)?.get(name) : undefined
      if (spans === undefined) return []
      const below = isTable(value) && spans.value === undefined ? keysOf(value, path ? `${path}.${name}` : name) : []
      return [{ table: path, name, value, spans }, ...below]
    })
  return secrets.ok ? keysOf(secrets.table, '') : []
}
