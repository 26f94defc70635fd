import { Piscina } from 'piscina'
import type { Fault } from '#lib/faults/fault.ts'
import type { Attack } from '#lib/plays/attacks/attack.ts'
import type { PlayedTwice } from '#lib/plays/attacks/play.ts'
import { type ComparedRuns, type Comparison, isSlow } from '#lib/plays/faults/comparison.ts'
import type { Clock } from '#lib/store/store.ts'
import { fewAtOnce } from './few-at-once.ts'
import type { PlayTask } from './play-task.ts'
import { remembered } from './remembered.ts'

/** Whole logins that are played for a page while somebody waits. */
export interface Plays {
  /** A login with a fault in it, and one without; `busy` when as many as allowed are under way. */
  fault(fault: Fault): Promise<Comparison | 'busy'>
  /** An attack with its defence off and on; `busy` as above. */
  attack(attack: Attack): Promise<PlayedTwice | 'busy'>
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
 */
export function playsInWorker(clock: Clock): Plays {
  const workers = new Piscina<PlayTask, ComparedRuns | PlayedTwice>({
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
  // Of a fault the worker gives compared runs, of an attack two plays: play-task.ts.
  const run = <Result extends ComparedRuns | PlayedTwice>(task: PlayTask) => workers.run(task) as Promise<Result>
  const kinds = { quick: fewAtOnce(MOST_AT_ONCE), slow: fewAtOnce(MOST_AT_ONCE), attack: fewAtOnce(MOST_AT_ONCE) }
  const faults = remembered<ComparedRuns | 'busy'>(STANDS_FOR, clock)
  const attacks = remembered<PlayedTwice | 'busy'>(STANDS_FOR, clock)
  return {
    async fault(fault) {
      const kind = isSlow(fault) ? kinds.slow : kinds.quick
      const runs = await faults(fault.code, () => kind(() => run<ComparedRuns>({ fault: fault.code })))
      return runs === 'busy' ? runs : { fault, ...runs }
    },
    attack: ({ code }) => attacks(code, () => kinds.attack(() => run<PlayedTwice>({ attack: code }))),
  }
}
