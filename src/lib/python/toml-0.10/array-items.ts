import { indexError } from './python-error.ts'
import { endsEscaped, skipSpaces, strip, stripped, withoutEnds } from './python-text.ts'

/** Cuts the text of an array, brackets included, into the texts of its items; some may be blank. */
export function arrayItems(array: string): string[] {
  const inner = withoutEnds(array)
  if (inner[skipSpaces(inner, 0)] === '[') return cutOutsideBrackets(inner)
  if (strip(inner).startsWith('{')) return cutTables(array)
  return holdsStrings(array) ? cutStrings(inner) : inner.split(',')
}

/** Whether an array begins with a string. */
export function holdsStrings(array: string): boolean {
  return /^["']/.test(strip(withoutEnds(array)))
}

function cutOutsideBrackets(inner: string): string[] {
  const items: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < inner.length; at++) {
    const char = inner[at]
    if (char === '[') depth++
    else if (char === ']') depth--
    else if (char === ',' && depth === 0) {
      items.push(inner.slice(start, at))
      start = at + 1
    }
  }
  return [...items, inner.slice(start)]
}

/** From brace to matching brace; what stands between two tables is passed over. */
function cutTables(array: string): string[] {
  const items: string[] = []
  const end = array.length - 1
  let depth = array[1] === '{' ? 1 : 0
  let inString = false
  let start = 1
  for (let at = 2; at < end; at++) {
    const char = array[at]
    if (char === '"' || char === "'") inString = !inString || endsEscaped(array.slice(0, at))
    if (inString) continue
    if (char === '{') depth++
    if (char !== '}') continue
    if (depth > 1) {
      depth--
      continue
    }
    items.push(array.slice(start, at + 1))
    const next = array.indexOf('{', at + 2)
    start = next < 0 || next > end ? end : next
    at = start
  }
  return items
}

/**
 * Cuts at the commas that no string holds, as far as the package can tell. What follows the last comma is taken as it
 * is, unless the item before it is still open there.
 */
function cutStrings(inner: string): string[] {
  const items: string[] = []
  let start = 0
  for (let comma = inner.indexOf(','); comma >= 0; comma = inner.indexOf(',', start)) {
    const end = endOfString(inner, start, comma)
    items.push(inner.slice(start, end))
    if (end === inner.length) return items
    start = end + 1
  }
  return [...items, inner.slice(start)]
}

function endOfString(inner: string, start: number, comma: number): number {
  const first = skipSpaces(inner, start)
  let end = comma
  while (isOpen(stripped(inner, Math.min(first, end), end))) {
    if (end === inner.length) throw indexError('list')
    const next = inner.indexOf(',', end + 1)
    end = next < 0 ? inner.length : next
  }
  return end
}

function isOpen(text: string): boolean {
  if (text === '') return false
  const quote = String.fromCodePoint(text.codePointAt(0) ?? 0)
  if (!text.endsWith(quote) || endsEscaped(text.slice(quote.length, -quote.length))) return true
  return text.startsWith(quote.repeat(3)) && text.at(-2) !== quote && text.at(-3) !== quote
}
