import { indexError } from './python-error.ts'
import { endsEscaped, strip, withoutEnds } from './python-text.ts'

/** Cuts the text of an array, brackets included, into the texts of its items; some may be blank. */
export function arrayItems(array: string): string[] {
  const inner = withoutEnds(array)
  const beforeBracket = inner.split('[', 1)[0] ?? ''
  if (inner.includes('[') && strip(beforeBracket) === '') return cutOutsideBrackets(inner)
  if (strip(inner).startsWith('{')) return cutTables(array)
  const pieces = inner.split(',')
  return holdsStrings(array) ? rejoinStrings(pieces) : pieces
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

/** Commas inside strings have cut them: puts the pieces together again. The last piece is taken as it is. */
function rejoinStrings(pieces: readonly string[]): string[] {
  const items: string[] = []
  let at = 0
  while (at < pieces.length - 1) {
    let text = pieces[at] ?? ''
    while (isOpen(strip(text))) {
      at++
      const next = pieces[at]
      if (next === undefined) throw indexError('list')
      text += `,${next}`
    }
    items.push(text)
    at++
  }
  return [...items, ...pieces.slice(at)]
}

function isOpen(text: string): boolean {
  if (text === '') return false
  const quote = String.fromCodePoint(text.codePointAt(0) ?? 0)
  if (!text.endsWith(quote) || endsEscaped(text.slice(quote.length, -quote.length))) return true
  return text.startsWith(quote.repeat(3)) && text.at(-2) !== quote && text.at(-3) !== quote
}
