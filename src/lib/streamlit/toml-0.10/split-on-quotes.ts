/**
 * Cuts a line at its quotes. Callers take every second part for quoted, which the parts do not always bear out: behind
 * a double quote, single quotes cut once more and then no longer.
 */
export function splitOnQuotes(line: string): string[] {
  const [first = '', ...rest] = line.split('"')
  if (rest.length === 0) return first.split("'")
  const parts = first.split("'")
  while (parts.length > 1 && parts.length % 2 === 0 && rest.length > 0) {
    // A double quote inside single quotes is text.
    const joined = `${parts.pop() ?? ''}"${rest.shift() ?? ''}`
    for (const part of joined.split("'")) parts.push(part)
  }
  if (parts.length === 1) return [...parts, ...rest]
  const [next, ...others] = rest
  return next === undefined ? parts : [...parts, ...next.split("'"), ...others]
}

/**
 * How many times `mark` has to be passed before one stands outside quotes: counted over the quoted parts and the parts
 * before it.
 */
export function marksInQuotes(line: string, mark: string): number {
  let count = 0
  for (const [index, part] of splitOnQuotes(line).entries()) {
    const marks = part.split(mark).length - 1
    if (index % 2 === 0 && marks > 0) break
    count += marks
  }
  return count
}
