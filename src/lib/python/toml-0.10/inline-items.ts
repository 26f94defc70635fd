import { valueError } from './python-error.ts'
import { charAt, skipSpaces, strip, stripped, withoutEnds } from './python-text.ts'

/** Cuts the text of an inline table, braces included, into the texts of its assignments. */
export function inlineItems(table: string): string[] {
  const content = withoutEnds(table)
  if (strip(content) === '' && !content.includes(',')) return []
  const items: string[] = []
  for (let start = 0; start <= content.length; ) {
    const end = endOfItem(content, start)
    items.push(content.slice(start, end))
    start = end + 1
  }
  return items
}

/** The comma, or the end of the text, where the item that begins at `start` ends. */
function endOfItem(content: string, start: number): number {
  const sign = content.indexOf('=', start)
  const value = skipSpaces(content, sign + 1)
  for (let from = start; ; ) {
    const comma = content.indexOf(',', from)
    const end = comma < 0 ? content.length : comma
    if (sign < 0 || sign >= end) throw valueError('Invalid inline table encountered')
    if (isWhole(stripped(content, Math.min(value, end), end))) return end
    // The comma may have stood inside the value: goes on with the next piece.
    if (comma < 0) throw valueError('Invalid inline table value encountered')
    from = comma + 1
  }
}

const closings = new Map([
  ['"', '"'],
  ["'", "'"],
  ['[', ']'],
  ['{', '}'],
])

/** Whether a value ends as it began. Numbers are known by their first character only. */
function isWhole(value: string): boolean {
  const first = charAt(value, 0)
  if (/[-0-9]/.test(first) || value === 'true' || value === 'false') return true
  const closing = closings.get(first)
  return closing !== undefined && value.endsWith(closing)
}
