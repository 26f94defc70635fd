/** What a round of equal tasks came to. Times in milliseconds. */
export interface Round {
  readonly perSecond: number
  readonly times: readonly number[]
  readonly failed: number
  /** The first failure, to be shown. */
  readonly failure: string | null
}

export interface Load {
  readonly parallel: number
  /** How long new tasks are begun, in milliseconds. */
  readonly duration: number
  /** The most tasks begun. */
  readonly most?: number
}

/** Runs a task again and again from `parallel` workers. Tasks under way at the end are finished and counted. */
export async function round(task: () => Promise<unknown>, { parallel, duration, most }: Load): Promise<Round> {
  const begun = performance.now()
  const times: number[] = []
  let [failed, left] = [0, most ?? Number.POSITIVE_INFINITY]
  let failure: string | null = null
  const worker = async () => {
    while (performance.now() - begun < duration && left > 0) {
      left -= 1
      const start = performance.now()
      try {
        await task()
        times.push(performance.now() - start)
      } catch (error) {
        failed += 1
        failure ??= String(error)
      }
    }
  }
  await Promise.all(Array.from({ length: parallel }, worker))
  return { perSecond: (times.length * 1000) / (performance.now() - begun), times, failed, failure }
}

/** The value below which `part` (0 to 1) of the numbers lie; NaN of none. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/** The middle one, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  return (quantile(numbers, 0.5) + quantile(numbers, Math.max(0, 0.5 - 0.5 / numbers.length))) / 2
}
