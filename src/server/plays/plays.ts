import { Piscina } from 'piscina'
import type { Fault } from '#lib/faults/fault.ts'
import type { Attack } from '#lib/plays/attacks/attack.ts'
import type { PlayedTwice } from '#lib/plays/attacks/play.ts'
import { type ComparedRuns, type Comparison, isSlow } from '#lib/plays/faults/comparison.ts'
import type { Clock } from '#lib/store/store.ts'
import { fewAtOnce } from './few-at-once.ts'
import type { Drawn, PageOfPlay, PlayTask } from './play-task.ts'
import { remembered } from './remembered.ts'

/** Whole logins that are played for a page while somebody waits. */
export interface Plays {
  /**
   * A login with a fault in it, and one without, or the page that shows both; `busy` when as many as allowed are under
   * way. `url`: of the page.
   */
  fault(fault: Fault, url: string): Promise<Comparison | Drawn | 'busy'>
  /** An attack with its defence off and on, or the page that shows both; `busy` as above. */
  attack(attack: Attack, url: string): Promise<PlayedTwice | Drawn | 'busy'>
}

/** Plays of one kind that are under way at a time. */
const MOST_AT_ONCE = 4
/** Milliseconds: whoever asks for the same in this time is shown the same. */
const STANDS_FOR = 5_000
/** Milliseconds after which a worker that has nothing to do ends. */
const IDLE = 60_000

/**
 * Plays in a worker, so that the thread that answers requests is free meanwhile. The worker begins with the first play.
 * A fault that waits for a slow provider takes no place from the quick ones.
 *
 * @param entry where the build put Astro's handler, a file URL: the worker draws the pages too, since drawing one holds a
 * thread up for as long as a dozen other pages take. null: what was played is for the asking thread to draw
 */
export function playsInWorker(clock: Clock, entry: string | null): Plays {
  const workers = new Piscina<PlayTask, ComparedRuns | PlayedTwice | Drawn>({
    filename: new URL('play-task.ts', import.meta.url).href,
    name: 'playTask',
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: 3 * MOST_AT_ONCE,
    idleTimeout: IDLE,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    // Where both want the processor, whoever reads a page goes first.
    niceIncrement: 10,
  })
  // Of a fault the worker gives compared runs, of an attack two plays, and of either a page where there is one: play-task.ts.
  const run = <Result extends ComparedRuns | PlayedTwice>(task: PlayTask) =>
    workers.run(task) as Promise<Result | Drawn>
  const pageAt = (url: string): PageOfPlay | null => (entry === null ? null : { entry, url })
  const kinds = { quick: fewAtOnce(MOST_AT_ONCE), slow: fewAtOnce(MOST_AT_ONCE), attack: fewAtOnce(MOST_AT_ONCE) }
  const faults = remembered<ComparedRuns | Drawn | 'busy'>(STANDS_FOR, clock)
  const attacks = remembered<PlayedTwice | Drawn | 'busy'>(STANDS_FOR, clock)
  return {
    async fault(fault, url) {
      const kind = isSlow(fault) ? kinds.slow : kinds.quick
      const task = { fault: fault.code, page: pageAt(url) }
      const runs = await faults(fault.code, () => kind(() => run<ComparedRuns>(task)))
      return runs === 'busy' || 'html' in runs ? runs : { fault, ...runs }
    },
    attack({ code }, url) {
      return attacks(code, () => kinds.attack(() => run<PlayedTwice>({ attack: code, page: pageAt(url) })))
    },
  }
}
