import { unescapeLetters } from './escapes.ts'
import { looksLikeTime, readDate } from './moment.ts'
import { indexError, valueError } from './python-error.ts'
import { pythonFloat } from './python-number.ts'
import { charAt, strip } from './python-text.ts'
import { marksInQuotes, splitOnQuotes } from './split-on-quotes.ts'
import { isStrictNumber } from './strict-number.ts'

export interface Assignment {
  /** The names before the last one: tables to walk into. */
  readonly path: readonly string[]
  readonly name: string
  readonly value: string
  /** Whether the value would do as a number: no stray zeroes or underscores. */
  readonly strict: boolean
}

/** Reads `key = value`, the value unread. The text holds at least one `=`. */
export function readAssignment(text: string): Assignment {
  const { key, value, strict } = cut(text)
  if (key.includes('.')) return { ...dottedKey(key), value, strict }
  const first = charAt(key, 0)
  const quoted = (first === '"' || first === "'") && key.endsWith(first)
  return { path: [], name: quoted ? unescapeLetters(key.slice(1, -1)) : key, value, strict }
}

/** Finds the `=` that ends the key: the first outside quotes after which something like a value stands. */
function cut(text: string): { key: string; value: string; strict: boolean } {
  const signs = [...text.matchAll(/=/g)].map((match) => match.index)
  let nth = marksInQuotes(text, '=')
  const after = () => text.slice(1 + (signs[Math.min(nth, signs.length - 1)] ?? 0))
  let value = after()
  let strict = isStrictNumber(value)
  if (/^[0-9]/.test(value)) value = value.replaceAll('_', '')
  while (!canBeValue(value)) {
    const before = value
    nth++
    value = after()
    if (value === before) throw valueError('Invalid date or number')
    strict &&= isStrictNumber(value)
  }
  return { key: strip(text.slice(0, signs[Math.min(nth, signs.length - 1)])), value: strip(value), strict }
}

function canBeValue(text: string): boolean {
  if (text === '' || /^[ \t'"[{]/.test(text)) return true
  const bare = strip(text)
  if (bare === 'true' || bare === 'false') return true
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
