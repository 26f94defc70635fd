import type { Fault } from '#lib/faults/fault.ts'
import { faults } from '#lib/faults/index.ts'
import type { Clock } from '#lib/store/store.ts'
import { type Played, playFault } from './play.ts'

/** A login with a fault in it, and one without. */
export interface Comparison extends ComparedRuns {
  readonly fault: Fault
}

/** What of it is data alone, and can be copied to another thread. */
export interface ComparedRuns {
  readonly control: Played
  readonly broken: Played
}

let once: ReadonlyMap<string | null, Promise<Played>> | undefined

/**
 * Both runs of a fault's page, played once in a process. The first call plays those of every page: those with a slow
 * provider at once, so that a build waits once, the others one after the other. Thirty logins at the same time would
 * each be so slow on a busy machine that openid-client gives up. `clock` gives milliseconds since the epoch.
 */
export async function comparedOnce(fault: Fault, clock: Clock): Promise<Comparison> {
  once ??= playAll(clock)
  const [control, broken] = await Promise.all([once.get(null), once.get(fault.code)])
  if (!control || !broken) throw new Error(`no fault ${fault.code}`)
  return { fault, control, broken }
}

function playAll(clock: Clock): ReadonlyMap<string | null, Promise<Played>> {
  const control = kept(playFault(null, clock))
  // The first play of a process makes keys and loads code: the others begin when it is over.
  const begun = control.catch(() => undefined)
  let last: Promise<unknown> = begun
  const played = faults.map((fault) => {
    const play = () => playFault(fault, clock)
    if (isSlow(fault)) return [fault.code, kept(begun.then(play))] as const
    const next = kept(last.then(play))
    last = next.catch(() => undefined)
    return [fault.code, next] as const
  })
  return new Map([[null, control], ...played])
}

/** A failure is the caller's who asks for that play, and nobody else's. */
function kept<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

/** Both runs, played now, one after the other. */
export async function compareNow(fault: Fault, clock: Clock): Promise<ComparedRuns> {
  return { control: await playFault(null, clock), broken: await playFault(fault, clock) }
}

/** Whether its play waits for a provider that does not answer in time: some seconds, in which nothing is worked. */
export function isSlow({ breaks: { provider } }: Fault): boolean {
  return provider?.metadata === 'slow' || provider?.token === 'slow'
}
