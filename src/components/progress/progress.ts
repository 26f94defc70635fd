/**
 * What a reader has done in the guide, as it is kept in this browser. All functions here are pure: a change gives
 * another one.
 */
export interface Progress {
  /** What is done, each as `<section>/<id>`. */
  readonly done: readonly string[]
  /**
   * The run in which a deed was seen last, by `<scenario>/<deed>`; with `!` before it where the deed counts no more,
   * because its tick was taken away: until it is seen in another run.
   */
  readonly seen: Readonly<Record<string, string>>
  /** How many things there are to do in a section that was begun. */
  readonly of: Readonly<Record<string, number>>
}

/** Something to do, and the deeds that tick it: none where the reader ticks it. */
export interface Step {
  readonly key: string
  /** Each as `<scenario>/<deed>`. */
  readonly when: readonly string[]
}

export const nothingDone: Progress = { done: [], seen: {}, of: {} }

/** As many deeds as are known of at once: more than all sections wait for. */
const MOST = 200

/** Takes down what was done in a run. A deed that was seen in the same run already is nothing new. */
export function noted(progress: Progress, run: string, deeds: readonly string[]): Progress {
  const fresh = deeds.filter((deed) => progress.seen[deed]?.replace('!', '') !== run)
  if (fresh.length === 0) return progress
  const others = Object.entries(progress.seen).filter(([deed]) => !fresh.includes(deed))
  const all = [...others, ...fresh.map((deed) => [deed, run] as const)]
  return { ...progress, seen: Object.fromEntries(all.slice(-MOST)) }
}

/** The steps that are to be ticked: all their deeds were seen and count. */
export function due(progress: Progress, steps: readonly Step[]): readonly string[] {
  const counts = (deed: string) => progress.seen[deed]?.startsWith('!') === false
  return steps
    .filter(({ key, when }) => !progress.done.includes(key) && when.length > 0 && when.every(counts))
    .map(({ key }) => key)
}

export function ticked(progress: Progress, keys: readonly string[]): Progress {
  return { ...progress, done: [...new Set([...progress.done, ...keys])] }
}

/** Takes a tick away. Its deeds must be done again, in another run, to bring it back. */
export function unticked(progress: Progress, { key, when }: Step): Progress {
  return { ...progress, done: progress.done.filter((one) => one !== key), seen: spent(progress.seen, when) }
}

/** Nothing is done any more, and what was seen so far counts no more. */
export function reset({ seen, of }: Progress): Progress {
  return { done: [], seen: spent(seen, Object.keys(seen)), of }
}

function spent(seen: Progress['seen'], deeds: readonly string[]): Progress['seen'] {
  const marks = deeds.flatMap((deed) => (seen[deed] === undefined ? [] : [[deed, `!${seen[deed].replace('!', '')}`]]))
  return { ...seen, ...Object.fromEntries(marks) }
}

/** How many of the things to do in a section are done. */
export function doneIn({ done }: Progress, section: string): number {
  return done.filter((key) => key.startsWith(`${section}/`)).length
}
