/** The words that there are. */
export interface Vocabulary {
  readonly has: (term: string) => boolean
  /** Whether a word begins like this. */
  readonly begins: (start: string) => boolean
  /** The word that was likely meant by one that is not there; null where none is near. */
  readonly mended: (term: string) => string | null
}

/** A shorter word is a name of its own, and not another mistyped. */
const shortest = 4
/** From so many letters on, two slips are taken back. */
const long = 8

/** @param counts of each word how often it stands there */
export function vocabularyOf(counts: ReadonlyMap<string, number>): Vocabulary {
  const terms = [...counts.keys()]
  const likely = Map.groupBy(
    terms.filter((term) => term.length >= shortest && !/\d/.test(term)),
    ([first = '']) => first,
  )
  return {
    has: (term) => counts.has(term),
    begins: (start) => terms.some((term) => term.startsWith(start)),
    mended: (term) => mend(term, likely, counts),
  }
}

/** What has a digit is never taken for another: numbers of errors stand for themselves. */
function mend(
  term: string,
  likely: ReadonlyMap<string, readonly string[]>,
  counts: ReadonlyMap<string, number>,
): string | null {
  if (term.length < shortest || /\d/.test(term)) return null
  const most = term.length < long ? 1 : 2
  // The first letter is hardly ever a slip, but that it changed places with the second.
  const near = [...new Set(term.slice(0, 2))]
    .flatMap((first) => likely.get(first) ?? [])
    .filter((word) => Math.abs(word.length - term.length) <= most)
    .map((word) => ({ word, far: slips(term, word) }))
    .filter(({ far }) => far <= most)
    .toSorted((a, b) => a.far - b.far || (counts.get(b.word) ?? 0) - (counts.get(a.word) ?? 0))
  return near[0]?.word ?? null
}

/** How many letters were left out, put in, changed, or changed places with the next: the optimal string alignment distance. */
function slips(a: string, b: string): number {
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : changed
      row.push(Math.min(changed, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
