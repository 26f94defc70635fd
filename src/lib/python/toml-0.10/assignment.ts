import { unescapeLetters } from './escapes.ts'
import { looksLikeTime, readDate } from './moment.ts'
import { indexError, valueError } from './python-error.ts'
import { pythonFloat } from './python-number.ts'
import { charAt, skipSpaces, strip, stripped } from './python-text.ts'
import type { Extent, Places } from './spans.ts'
import { marksInQuotes, splitOnQuotes } from './split-on-quotes.ts'
import { strictNumbers } from './strict-number.ts'

export interface Assignment {
  /** The names before the last one: tables to walk into. */
  readonly path: readonly string[]
  readonly name: string
  readonly value: string
  /** Where the key and the value stand in the text, from and to. */
  readonly places: Places
  /** Whether the value, if it is a number, is one without stray zeroes and underscores. */
  readonly strict: boolean
}

/** Reads `key = value`, the value unread. The text holds at least one `=`. */
export function readAssignment(text: string): Assignment {
  const { key, sign, value, strict } = cut(text)
  const places = { key: extent(text, 0, sign), value: extent(text, sign + 1, text.length) }
  if (key.includes('.')) return { ...dottedKey(key), value, places, strict }
  const first = charAt(key, 0)
  const quoted = (first === '"' || first === "'") && key.endsWith(first)
  return { path: [], name: quoted ? unescapeLetters(key.slice(1, -1)) : key, value, places, strict }
}

/** A piece of the text without the blanks around it. */
function extent(text: string, start: number, end: number): Extent {
  const first = Math.min(skipSpaces(text, start), end)
  return [first, first + stripped(text, first, end).length]
}

/** Finds the `=` that ends the key: the first outside quotes after which something like a value stands. */
function cut(text: string): { key: string; sign: number; value: string; strict: boolean } {
  let sign = nthSign(text, marksInQuotes(text, '='))
  let value = text.slice(sign + 1)
  const isStrict = strictNumbers(text)
  let strict = isStrict(sign + 1)
  if (/^[0-9]/.test(value)) value = value.replaceAll('_', '')
  while (!canBeValue(value)) {
    const next = text.indexOf('=', sign + 1)
    const after = next < 0 ? text.slice(sign + 1) : text.slice(next + 1)
    if (next < 0 && after === value) throw valueError('Invalid date or number')
    if (next >= 0) sign = next
    value = after
    strict &&= isStrict(sign + 1)
  }
  return { key: strip(text.slice(0, sign)), sign, value: strip(value), strict }
}

/** The place of the sign with that number, from 0; of the last one when there are fewer. */
function nthSign(text: string, nth: number): number {
  let sign = text.indexOf('=')
  for (let left = nth; left > 0; left--) {
    const next = text.indexOf('=', sign + 1)
    if (next < 0) return sign
    sign = next
  }
  return sign
}

function canBeValue(text: string): boolean {
  if (text === '' || /^[ \t'"[{]/.test(text)) return true
  const first = skipSpaces(text, 0)
  for (const word of ['true', 'false']) {
    if (text.startsWith(word, first) && skipSpaces(text, first + word.length) === text.length) return true
  }
  // Only a date or time may have more text behind it, another `=` among it.
  if (!text.includes('=') && pythonFloat(text) !== undefined) return true
  return readDate(text) !== undefined || looksLikeTime(text)
}

function dottedKey(key: string): { path: string[]; name: string } {
  const names = /["']/.test(key) ? quotedNames(key) : key.split('.')
  while (names.at(-1) === '') names.pop()
  const name = names.pop()
  if (name === undefined) throw indexError('list')
  return { path: names.filter((each) => each !== ''), name: strip(name) }
}

function quotedNames(key: string): string[] {
  return splitOnQuotes(key).flatMap((part, index) => (index % 2 === 1 ? [part] : part.split('.').map(strip)))
}
