import type { Fault } from '#lib/faults/fault.ts'
import { faults } from '#lib/faults/index.ts'
import type { Clock } from '#lib/store/store.ts'
import { fewAtOnce } from '../few-at-once.ts'
import { type Played, playFault } from './play.ts'

/** A login with a fault in it, and one without. */
export interface Comparison {
  readonly fault: Fault
  readonly control: Played
  readonly broken: Played
}

let once: ReadonlyMap<string | null, Promise<Played>> | undefined

/**
 * Both runs of a fault's page, played once in a process. The first call plays those of every page, at the same time,
 * so that a build waits for a slow provider once. `clock` gives milliseconds since the epoch.
 */
export async function comparedOnce(fault: Fault, clock: Clock): Promise<Comparison> {
  once ??= new Map([null, ...faults].map((one) => [one?.code ?? null, kept(playFault(one, clock))]))
  const [control, broken] = await Promise.all([once.get(null), once.get(fault.code)])
  if (!control || !broken) throw new Error(`no fault ${fault.code}`)
  return { fault, control, broken }
}

/** A failure is the caller's who asks for that play, and nobody else's. */
function kept<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

/** How many plays of quick and of slow faults one process makes at a time for those who ask. */
export const mostAtOnce = 4

const plays = { quick: fewAtOnce(mostAtOnce), slow: fewAtOnce(mostAtOnce) }

/**
 * Both runs, played now, one after the other; `busy` when as many as allowed are under way. A fault that waits for a
 * slow provider takes no place from the quick ones.
 */
export function comparedNow(fault: Fault, clock: Clock): Promise<Comparison | 'busy'> {
  const { provider } = fault.breaks
  const isSlow = provider?.metadata === 'slow' || provider?.token === 'slow'
  return plays[isSlow ? 'slow' : 'quick'](async () => ({
    fault,
    control: await playFault(null, clock),
    broken: await playFault(fault, clock),
  }))
}
