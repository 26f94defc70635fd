import type { Spans } from '../toml/spans.ts'
import { isTable, type TomlTable, type TomlValue } from '../toml/value.ts'
import { setItem } from './container.ts'
import { readHeader } from './header.ts'
import { addLine, closes, type OpenString } from './multi-line.ts'
import { decodeError, PythonError, valueError } from './python-error.ts'
import { skipSpaces, strip } from './python-text.ts'
import { assign, assignAll, readValue } from './read-value.ts'
import { scanLines } from './scan.ts'
import { type SpanWriter, spanWriter } from './spans.ts'
import { type ImplicitNames, openTable } from './tables.ts'

interface Reader {
  readonly root: TomlTable
  readonly implicit: ImplicitNames
  readonly writer: SpanWriter
  /** Where assignments go. */
  current: TomlValue
  open: OpenString | undefined
}

/**
 * Reads a file as the Python package `toml` 0.10.2 does, on Python 3.11: neither all of TOML 1.0 nor only that.
 * Throws the PythonError that the package would raise.
 *
 * @param text the file, line ends as `\n`
 */
export function parseToml(text: string): { readonly table: TomlTable; readonly spans: Spans } {
  const source = [...text]
  const root: TomlTable = new Map()
  const writer = spanWriter(source)
  const reader: Reader = { root, implicit: new Map(), writer, current: root, open: undefined }
  let position = 0
  for (const line of scanLines(source)) {
    const text = strip(line)
    writer.line = { text, position: position + skipSpaces(line, 0) }
    try {
      readLine(reader, line)
    } catch (error) {
      if (error instanceof PythonError && error.type === 'ValueError') {
        throw decodeError(error.message, source, position)
      }
      throw error
    }
    position += [...line].length + 1
  }
  return { table: root, spans: writer.spans }
}

function readLine(reader: Reader, written: string): void {
  const { open } = reader
  const line = open === undefined || open.continued || !open.broken ? strip(written) : written
  if (open !== undefined) {
    if (line !== '' || !open.continued) readOpenLine(reader, open, line)
  } else if (line.startsWith('[')) {
    const { implicit, writer } = reader
    const brackets = /^\[+/.exec(line)?.[0].length ?? 0
    const key = [brackets, line.length - brackets] as const
    reader.current = openTable(reader.root, readHeader(line), {
      implicit,
      opened: (parent, name) => writer.note(parent, name, { key }),
    })
  } else if (line.startsWith('{')) {
    if (!line.endsWith('}')) throw valueError('Line breaks are not allowed in inlineobjects')
    assignAll(line, reader.current)
  } else if (line.includes('=')) {
    reader.open = assign(line, reader.current, 0, reader.writer)
  }
}

function readOpenLine(reader: Reader, open: OpenString, line: string): void {
  if (!closes(open, line)) {
    addLine(open, line)
    return
  }
  setItem(reader.current, open.name, readValue(open.parts.join('') + line))
  if (isTable(reader.current)) open.ended?.(reader.current)
  reader.open = undefined
}
