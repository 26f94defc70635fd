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
    const normal = normalText(withoutPrefix(readable(line))).trim()
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

/**
 * Lower case, one kind of quote and dash, single blanks; backticks, which a page draws as code, colours of terminals,
 * frames of tracebacks and escapes are left out.
 */
export function normalText(text: string): string {
  return text
    .replace(colours, '')
    .replace(/\\(?=["'])/g, '')
    .replaceAll('`', '')
    .replace(/["'´“”„‟‘’‚‛«»‹›]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/[\s\u2500-\u257f\u200b-\u200d\ufeff]+/g, ' ')
    .toLowerCase()
}

/** What stands before a message where others keep it: quotes of mails, names of containers, times, levels. */
const prefixes = [
  /^(?:>\s?)+/,
  // docker compose logs, kubectl logs --prefix
  /^(?:\[pod\/[\w./-]+\]|[\w.-]+)\s+\|\s/,
  // syslog and journald
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]+ [\w.@/-]+(?:\[\d+\])?: /,
  // ISO 8601, then what a container's runtime or a logger puts behind it
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[\d.,]*(?:Z|[+-]\d\d:?\d\d)?\]?\s+(?:(?:stdout|stderr) [FP] )?/,
] as const

/** A line without what logs put before it, whatever stands in whichever order. */
function withoutPrefix(line: string): string {
  let left = line.replace(colours, '').trimStart()
  for (let times = 0; times < prefixes.length; times += 1) {
    const found = prefixes.find((prefix) => prefix.test(left))
    if (!found) break
    left = left.replace(found, '').trimStart()
  }
  return left
}

const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]{0,20}[A-Za-z]`, 'g')

/** The escapes of addresses, of HTML and of JSON undone, where that gives text. An address in an address has them twice. */
function readable(line: string): string {
  const spaced = /[?&]\w+=/.test(line) ? line.replaceAll('+', ' ') : line
  return unescaped(unescaped(spaced))
    .replace(/&(?:quot|apos|lt|gt|amp|nbsp|#\d{1,6}|#x[\da-f]{1,5});/gi, (escaped) => entityOf(escaped.slice(1, -1)))
    .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrt]/g, ' ')
}

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&', nbsp: ' ' }

function entityOf(name: string): string {
  const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name) ?? []
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return Number.isInteger(point) && point <= 0x10_ffff
    ? String.fromCodePoint(point)
    : (entities[name.toLowerCase()] ?? ' ')
}

function unescaped(line: string): string {
  return line.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
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
