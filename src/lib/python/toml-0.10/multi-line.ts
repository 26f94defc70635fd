import type { TomlTable } from '../toml/value.ts'
import { holdsStrings } from './array-items.ts'
import { indexError } from './python-error.ts'
import { charAt, endsEscaped, strip } from './python-text.ts'

/** A `"""` string, or an array that ends in one, which goes on on the next line. */
export interface OpenString {
  readonly name: string
  /** Called with the table that it is put into, on the line that ends it. */
  readonly ended: ((table: TomlTable) => void) | undefined
  /** Its text so far: line ends included, a backslash before a line end left out. */
  readonly parts: string[]
  /** The last line ended in a backslash. */
  continued: boolean
  /** A line end is part of the text. */
  broken: boolean
}

export function openString(name: string, firstLine: string, ended?: OpenString['ended']): OpenString {
  const open: OpenString = { name, ended, parts: [], continued: false, broken: false }
  addLine(open, firstLine)
  return open
}

export function addLine(open: OpenString, line: string): void {
  open.continued = endsEscaped(line)
  open.broken ||= !open.continued
  open.parts.push(open.continued ? line.slice(0, -1) : `${line}\n`)
}

/** Whether a value, the rest of its line, begins a multi-line string and does not end it. */
export function staysOpen(value: string): boolean {
  if (value.length < 6 && [...value].length < 3) return false
  const inArray = value.startsWith('[') && !strip(value).endsWith(']') && holdsStrings(value)
  const text = inArray ? lastString(value) : value
  const quote = charAt(text, 0)
  if (quote !== '"' && quote !== "'") return false
  if (charAt(text, 1) !== quote || charAt(text, 2) !== quote) return false
  return !(text.length > 5 && text.endsWith(quote.repeat(3)))
}

/** Whether `line` ends the string. */
export function closes(open: OpenString, line: string): boolean {
  const opener = open.parts[0]?.charAt(0) ?? ''
  if (opener === '[') return charAt(line, -1) === ']'
  return line.endsWith(opener.repeat(3))
}

/** From the last comma that a quote follows at once. */
function lastString(array: string): string {
  const pieces = strip(array.slice(1)).split(',')
  let first = pieces.length - 1
  if (first > 0 && pieces[first] === '') throw indexError('string')
  while (first > 0 && !/^["']/.test(pieces[first] ?? '')) first--
  return pieces.slice(first).join(',')
}
