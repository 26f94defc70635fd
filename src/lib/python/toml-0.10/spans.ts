import type { Span } from '../toml/cursor.ts'
import { note, type SpansInMaking } from '../toml/spans.ts'
import type { TomlTable } from '../toml/value.ts'

/** A piece of the line that is being read, from and to, without the blanks around it; in UTF-16 units. */
export type Extent = readonly [number, number]

export interface Places {
  readonly key: Extent
  readonly value: Extent
}

/** Turns places in lines into spans of the file. Lines are told in their order. */
export interface SpanWriter {
  readonly spans: SpansInMaking
  /** The line that is read next, without the blanks around it, and where it begins, in code points. */
  line: { readonly text: string; readonly position: number }
  /** Notes a key of the line. */
  note(table: TomlTable, name: string, places: { readonly key: Extent; readonly value?: Extent }): void
  /** The same for a value that goes on on other lines: notes it at its end, which the given function is told of. */
  begin(name: string, places: Places): (table: TomlTable) => void
}

/** @param source the file in code points */
export function spanWriter(source: readonly string[]): SpanWriter {
  const spans: SpansInMaking = new Map()
  const span = spanReader(source)
  const position = (offset: number) => writer.line.position + [...writer.line.text.slice(0, offset)].length
  const spanOf = ([from, to]: Extent) => span(position(from), position(to))
  const writer: SpanWriter = {
    spans,
    line: { text: '', position: 0 },
    note(table, name, { key, value }) {
      note(spans, table, name, { key: spanOf(key), value: value && spanOf(value) })
    },
    begin(name, { key, value }) {
      const keySpan = spanOf(key)
      // The first pass moves the quotes that end a line by one.
      const moved = /["']/.test(source[position(value[0]) - 1] ?? '')
      const from = position(value[0]) - (moved ? 1 : 0)
      return (table) => {
        const to = writer.line.position + [...writer.line.text].length
        note(spans, table, name, { key: keySpan, value: span(from, to) })
      }
    },
  }
  return writer
}

/** Spans between two places of the file, in code points, told in order. */
function spanReader(source: readonly string[]): (from: number, to: number) => Span {
  let at = 0
  let start = 0
  let line = 1
  let lineStart = 0
  return (from, to) => {
    for (; at < from; at++) {
      const char = source[at] ?? ''
      start += char.length
      if (char !== '\n') continue
      line++
      lineStart = start
    }
    const length = source.slice(from, to).join('').length
    return { line, column: start - lineStart + 1, start, length }
  }
}
