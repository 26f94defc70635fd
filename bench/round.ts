/** What a round of equal tasks came to. */
export interface Round {
  readonly done: number
  /** What each failure said. */
  readonly failures: readonly string[]
}

export interface Load {
  readonly parallel: number
  /** Tasks in the round. */
  readonly count: number
  /** When no more are begun, in milliseconds. */
  readonly duration?: number
}

/** Runs a task `count` times from `parallel` workers. Those under way at the end are finished and counted. */
export async function round(task: () => Promise<unknown>, { parallel, count, duration }: Load): Promise<Round> {
  const end = performance.now() + (duration ?? Number.POSITIVE_INFINITY)
  const failures: string[] = []
  let [done, left] = [0, count]
  const worker = async () => {
    while (left > 0 && performance.now() < end) {
      left -= 1
      try {
        await task()
        done += 1
      } catch (error) {
        failures.push(String(error))
      }
    }
  }
  await Promise.all(Array.from({ length: parallel }, worker))
  return { done, failures }
}
