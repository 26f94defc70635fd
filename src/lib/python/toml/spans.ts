import type { Span } from './cursor.ts'
import type { TomlTable } from './value.ts'

/** Where a key stands in the file, and its value. A name that no assignment gave a value has none: that of a header. */
export interface KeySpans {
  readonly key: Span
  readonly value: Span | undefined
}

/** The keys of every table of a file, by the table itself. */
export type Spans = ReadonlyMap<TomlTable, ReadonlyMap<string, KeySpans>>

/** {@link Spans} while the file is being read. */
export type SpansInMaking = Map<TomlTable, Map<string, KeySpans>>

/** Notes where a key of a table stands, over what was noted of it before. */
export function note(spans: SpansInMaking, table: TomlTable, name: string, found: KeySpans): void {
  const known = spans.get(table)
  if (known === undefined) spans.set(table, new Map([[name, found]]))
  else known.set(name, found)
}
