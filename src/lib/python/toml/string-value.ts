import { reprString } from '#lib/python/repr.ts'
import { type Cursor, failure, peek, skipBlanks, take, takeText } from './cursor.ts'

// Control characters other than tab; in strings of several lines, other than line feed too.
const illegal = /(?!\t)[\p{Cc}--[\x80-\x9f]]/v
const illegalInLines = /(?![\t\n])[\p{Cc}--[\x80-\x9f]]/v

/** A string in quotes of either kind, one line or several; the cursor stands on the first quote. */
export function readString(cursor: Cursor): string {
  for (const quote of ['"', "'"] as const) {
    if (takeText(cursor, quote.repeat(3))) return multiLine(cursor, quote)
  }
  return readLineString(cursor)
}

/** A string of one line. Three quotes are an empty string and what follows it, as in keys. */
export function readLineString(cursor: Cursor): string {
  if (takeText(cursor, '"')) return basic(cursor, '"', illegal)
  cursor.at += 1
  return literal(cursor, "'", illegal)
}

function multiLine(cursor: Cursor, quote: '"' | "'"): string {
  takeText(cursor, '\n')
  const value = quote === '"' ? basic(cursor, '"""', illegalInLines) : literal(cursor, "'''", illegalInLines)
  // Two more quotes may stand before the end.
  return value + (take(cursor, quote === '"' ? /"{0,2}/y : /'{0,2}/y)?.[0] ?? '')
}

function literal(cursor: Cursor, end: string, refused: RegExp): string {
  const found = cursor.text.indexOf(end, cursor.at)
  if (found === -1) {
    cursor.at = cursor.text.length
    throw failure(cursor, `Expected ${reprString(end)}`)
  }
  const value = cursor.text.slice(cursor.at, found)
  refuse(cursor, value, refused)
  cursor.at = found + end.length
  return value
}

/** Moves to the first refused character of `text`, which begins at the cursor, and fails there. */
export function refuse(cursor: Cursor, text: string, refused: RegExp = illegal): void {
  const found = text.search(refused)
  if (found === -1) return
  cursor.at += found
  throw failure(cursor, `Found invalid character ${reprString(text.charAt(found))}`)
}

// What stands for itself in a string of double quotes, other than a quote.
const plain = /[^"\\\p{Cc}]+/uy

function basic(cursor: Cursor, end: '"' | '"""', refused: RegExp): string {
  let value = ''
  for (;;) {
    value += take(cursor, plain)?.[0] ?? ''
    if (takeText(cursor, end)) return value
    const char = peek(cursor)
    if (char === undefined) throw failure(cursor, 'Unterminated string')
    if (char === '\\') {
      value += readEscape(cursor, end !== '"')
    } else {
      if (refused.test(char)) throw failure(cursor, `Illegal character ${reprString(char)}`)
      value += char
      cursor.at += char.length
    }
  }
}

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
}

function readEscape(cursor: Cursor, multiLine: boolean): string {
  cursor.at += 1
  const kind = peek(cursor) ?? ''
  cursor.at += kind === '' ? 1 : kind.length
  if (multiLine && [' ', '\t', '\n'].includes(kind)) return lineEnd(cursor, kind)
  if (kind === 'u') return hexCharacter(cursor, 4)
  if (kind === 'U') return hexCharacter(cursor, 8)
  const char = Object.hasOwn(escapes, kind) ? escapes[kind] : undefined
  if (char === undefined) throw failure(cursor, "Unescaped '\\' in a string")
  return char
}

/** A backslash at the end of a line takes all white space after it away. */
function lineEnd(cursor: Cursor, kind: string): '' {
  if (kind !== '\n') {
    skipBlanks(cursor)
    if (peek(cursor) === undefined) return ''
    if (!takeText(cursor, '\n')) throw failure(cursor, "Unescaped '\\' in a string")
  }
  take(cursor, /[ \t\n]*/y)
  return ''
}

function hexCharacter(cursor: Cursor, length: 4 | 8): string {
  const digits = take(cursor, length === 4 ? /[\da-f]{4}/iy : /[\da-f]{8}/iy)?.[0]
  if (digits === undefined) throw failure(cursor, 'Invalid hex value')
  const code = Number.parseInt(digits, 16)
  if (code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff)) {
    throw failure(cursor, 'Escaped character is not a Unicode scalar value')
  }
  return String.fromCodePoint(code)
}
