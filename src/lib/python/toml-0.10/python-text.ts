import { indexError } from './python-error.ts'

// str.isspace() of Python 3.11: wider than ASCII, and neither \s nor trim() (those differ in U+001C–1F, U+0085, U+FEFF).
const spaces = new Set(
  '\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
)

export function isSpace(char: string): boolean {
  return spaces.has(char)
}

/** `str.isalnum()` of one character. */
export function isAlphanumeric(char: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(char)
}

export function strip(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isSpace(text.charAt(start))) start++
  while (end > start && isSpace(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** `text[index]`; a negative index counts from the end. Raises IndexError like Python. */
export function charAt(text: string, index: number): string {
  const char = text.at(index)
  if (char === undefined) throw indexError('string')
  return char
}

/** `text.split(separator, limit)`: at most `limit` cuts, the rest stays whole. */
export function splitAtMost(text: string, separator: string, limit: number): string[] {
  const parts = text.split(separator)
  if (parts.length <= limit + 1) return parts
  return [...parts.slice(0, limit), parts.slice(limit).join(separator)]
}

/** `text[1:-1]`. */
export function withoutEnds(text: string): string {
  return withoutCharacters(text, 1)
}

/** `text[count:-count]`. */
export function withoutCharacters(text: string, count: number): string {
  let start = 0
  let end = text.length
  for (let left = count; left > 0 && start < end; left--) {
    start += /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(start, start + 2)) ? 2 : 1
    if (end > start) end -= /[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(end - 2, start), end)) ? 2 : 1
  }
  return text.slice(start, end)
}

/**
 * `text.slice(start, end).strip()`. Looking for the end of a piece costs no more than the blanks before `end`, however
 * long the piece is: readers that let a piece grow, comma by comma, rely on that.
 */
export function stripped(text: string, start: number, end: number): string {
  let last = end
  while (last > start && isSpace(text.charAt(last - 1))) last--
  return text.slice(start, last)
}

/** The first place from `start` where no blank stands; the end of the text when there is none. */
export function skipSpaces(text: string, start: number): number {
  let at = start
  while (at < text.length && isSpace(text.charAt(at))) at++
  return at
}

/** Whether `text` ends in an odd number of backslashes, so that what follows is escaped. */
export function endsEscaped(text: string): boolean {
  let index = text.length
  while (index > 0 && text[index - 1] === '\\') index--
  return (text.length - index) % 2 === 1
}
