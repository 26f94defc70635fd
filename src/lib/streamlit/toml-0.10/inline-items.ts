import { valueError } from './python-error.ts'
import { charAt, strip, withoutEnds } from './python-text.ts'

/** Cuts the text of an inline table, braces included, into the texts of its assignments. */
export function inlineItems(table: string): string[] {
  const content = withoutEnds(table)
  if (strip(content) === '' && !content.includes(',')) return []
  const items: string[] = []
  let begun = ''
  const pieces = content.split(',')
  for (const [index, piece] of pieces.entries()) {
    const text = begun + piece
    if (!text.includes('=')) throw valueError('Invalid inline table encountered')
    if (isWhole(strip(text.slice(text.indexOf('=') + 1)))) {
      items.push(text)
      begun = ''
    } else {
      // The comma may have stood inside the value: goes on with the next piece.
      if (index === pieces.length - 1) throw valueError('Invalid inline table value encountered')
      begun = `${text},`
    }
  }
  return items
}

/** Whether a value ends as it began. Numbers are known by their first character only. */
function isWhole(value: string): boolean {
  const first = charAt(value, 0)
  if (/[-0-9]/.test(first) || value === 'true' || value === 'false') return true
  const closing = new Map([
    ['"', '"'],
    ["'", "'"],
    ['[', ']'],
    ['{', '}'],
  ]).get(first)
  return closing !== undefined && value.endsWith(closing)
}
