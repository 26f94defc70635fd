/**
 * Cuts a line at its quotes. Callers take every second part for quoted, which the parts do not always bear out: behind
 * a double quote, single quotes cut once more and then no longer.
 */
export function splitOnQuotes(line: string): string[] {
  const [first = '', ...rest] = line.split('"')
  if (rest.length === 0) return first.split("'")
  const parts = first.split("'")
  let used = 0
  while (parts.length > 1 && parts.length % 2 === 0 && used < rest.length) {
    // A double quote inside single quotes is text.
    const [text = '', ...others] = (rest[used++] ?? '').split("'")
    parts.push(`${parts.pop() ?? ''}"${text}`, ...others)
  }
  if (parts.length === 1) return [...parts, ...rest]
  const [next, ...others] = rest.slice(used)
  return next === undefined ? parts : [...parts, ...next.split("'"), ...others]
}

/**
 * How many times `mark` has to be passed before one stands outside quotes: counted over the quoted parts and the parts
 * before it.
 */
export function marksInQuotes(line: string, mark: string): number {
  const first = line.indexOf(mark)
  // Not needed for the answer: tables in tables are long, and hold their first mark before any quote.
  if (first < 0 || !/["']/.test(line.slice(0, first))) return 0
  let count = 0
  for (const [index, part] of splitOnQuotes(line).entries()) {
    const marks = part.split(mark).length - 1
    if (index % 2 === 0 && marks > 0) break
    count += marks
  }
  return count
}
