/** The value below which `part` (0 to 1) of the numbers lie; NaN of none. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/** The middle one, or the mean of the two in the middle; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The interval that holds the median of what the numbers are drawn from with at least 95 % probability, whatever its
 * distribution: between the k-th smallest and the k-th largest, by the binomial distribution. null below six numbers,
 * whose whole range holds it too seldom.
 */
export function medianInterval(numbers: readonly number[]): Interval | null {
  const count = numbers.length
  const sorted = numbers.toSorted((a, b) => a - b)
  // The probability that at most `rank` of them lie below the median.
  let [rank, tail, term] = [0, 0, 0.5 ** count]
  for (; tail + term <= 0.025; rank += 1) {
    tail += term
    term *= (count - rank) / (rank + 1)
  }
  const [low, high] = [sorted[rank - 1], sorted[count - rank]]
  return low === undefined || high === undefined ? null : { low, high }
}
