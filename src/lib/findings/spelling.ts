/**
 * How many letters must be put in, taken out, changed or swapped with the next one to make one word of the other
 * (optimal string alignment). Words of more than 40 letters are told apart by their length alone.
 */
export function editDistance(a: string, b: string): number {
  if (a === b) return 0
  if (a.length > 40 || b.length > 40) return Math.max(a.length, b.length)
  let [older, old]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1)
      row.push(best)
    }
    ;[older, old] = [old, row]
  }
  return old[b.length] ?? 0
}
