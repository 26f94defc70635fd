import type { Clock } from '#lib/store/store.ts'

/**
 * Does a work once for all who ask for the same within some time, from when it was begun. What failed, or was refused as
 * `busy`, is not remembered. As many are kept as there are names.
 *
 * @param milliseconds how long a result stands
 */
export function remembered<Result>(
  milliseconds: number,
  clock: Clock,
): (name: string, work: () => Promise<Result>) => Promise<Result> {
  const kept = new Map<string, { readonly at: number; readonly result: Promise<Result> }>()
  return (name, work) => {
    const known = kept.get(name)
    if (known && clock() - known.at < milliseconds) return known.result
    const made = { at: clock(), result: work() }
    kept.set(name, made)
    const forget = () => {
      if (kept.get(name) === made) kept.delete(name)
    }
    made.result.then((result) => result === 'busy' && forget(), forget)
    return made.result
  }
}
