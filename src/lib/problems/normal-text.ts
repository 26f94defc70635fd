/** How much of a pasted text is looked at, in UTF-16 units: its beginning and, as logs end with what went wrong, its end. */
const limits = { head: 64_000, tail: 192_000 }

/** A pasted text in the form in which texts are compared, and where its lines begin. */
export interface Pasted {
  readonly text: string
  /** Of each line of what was pasted its place in `text`, ascending. */
  readonly starts: readonly number[]
  /** True when the middle was left out. */
  readonly cut: boolean
}

/** Reads what somebody pasted: a message, a traceback, a log, an address. Takes time in proportion to its length. */
export function readPasted(source: string): Pasted {
  const cut = source.length > limits.head + limits.tail
  const kept = cut ? `${source.slice(0, limits.head)}\n${source.slice(-limits.tail)}` : source
  const starts: number[] = []
  const lines: string[] = []
  let length = 0
  for (const line of [...kept.split('\n'), ...hiddenLines(kept)]) {
    const normal = normalText(readable(line)).trim()
    starts.push(length)
    lines.push(normal)
    length += normal.length + 1
  }
  return { text: lines.join(' '), starts, cut }
}

/** The line that a place of the text is on, from 1. */
export function lineAt({ starts }: Pasted, place: number): number {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= place) low = middle
    else high = middle
  }
  return low + 1
}

/** Lower case, one kind of quote, single blanks; backticks, which a page draws as code, colours of terminals, frames of tracebacks and escapes are left out. */
export function normalText(text: string): string {
  return text
    .replace(colours, '')
    .replace(/\\(?=["'])/g, '')
    .replaceAll('`', '')
    .replace(/["'´“”„‘’]/g, "'")
    .replace(/[\s\u2500-\u257f\u200b-\u200d\ufeff]+/g, ' ')
    .toLowerCase()
}

const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]{0,20}[A-Za-z]`, 'g')

/** The escapes of addresses undone, where that gives text. */
function readable(line: string): string {
  const spaced = /[?&]\w+=/.test(line) ? line.replaceAll('+', ' ') : line
  return spaced.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped)
    } catch {
      return escaped
    }
  })
}

/** What stands in base64 in the address of Google's error page. */
function hiddenLines(text: string): readonly string[] {
  const [, encoded] = /[?&]authError=([\w%-]{8,4000})/.exec(text) ?? []
  if (encoded === undefined) return []
  try {
    const bytes = atob(encoded.replace(/%3D/gi, '').replaceAll('-', '+').replaceAll('_', '/'))
    return [bytes.replace(/[^ -~]+/g, ' ')]
  } catch {
    return []
  }
}
