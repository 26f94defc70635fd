/** A line of Streamlit's log, and the last line of the traceback that was printed with it. */
export interface LoggedLine {
  readonly text: string
  readonly exception: string | null
}

/**
 * How well a text that somebody pasted fits what was logged: 0 for not at all. A traceback's last line counts for more
 * than the line before it, which many faults share. Names and addresses may differ; a line whose names are the same fits
 * better.
 */
export function logScore(pasted: string, log: readonly LoggedLine[]): number {
  const text = plain(pasted)
  return Math.max(0, ...log.map((line) => 2 * lineScore(text, line.exception) + lineScore(text, line.text)))
}

function lineScore(pasted: string, line: string | null): number {
  if (line === null) return 0
  const wanted = plain(line)
  if (pasted.includes(wanted)) return 2
  return new RegExp(pattern(wanted)).test(pasted) ? 1 : 0
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The line with anything in place of what stands between quotes. */
function pattern(line: string): string {
  const parts = line.split(/'[^']*'/)
  return parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join("'[^']*'")
}
