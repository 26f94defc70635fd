import { type Clock, type Store, StoreFull } from '#lib/store/store.ts'
import type { Exchange } from './exchange.ts'
import { phaseOf } from './phase.ts'

/** One login of one visitor in one scenario, from its first page to its logout. */
export interface RunInfo {
  readonly id: string
  readonly scenario: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** The code of the fault that was switched on when the login began. */
  readonly fault?: string
}

export interface Run extends RunInfo {
  readonly exchanges: readonly Exchange[]
}

export interface Traces {
  /** A login starts: a new run of the scenario, unless the current one holds no login yet. `fault` is noted in it. */
  beginLogin(visitor: string, scenario: string, fault?: string | null): Promise<void>
  /**
   * Adds to the scenario's current run, starting one when there is none. Beyond the limits nothing is added.
   * Of the app's pages before a login only the last is kept: reading a guide page again is no part of a login.
   */
  append(visitor: string, scenario: string, exchange: Exchange): Promise<void>
  /** The scenario's current run, its exchanges in the order in which they were sent. */
  current(visitor: string, scenario: string): Promise<Run | undefined>
  /** The visitor's runs over all scenarios, oldest first; at most {@link traceLimits}.runs. */
  runs(visitor: string): Promise<readonly RunInfo[]>
  /** One run of this visitor; undefined when it is unknown, forgotten or another visitor's. */
  run(visitor: string, id: string): Promise<Run | undefined>
  /** The scenario of the visitor's newest run. */
  lastScenario(visitor: string): Promise<string | undefined>
  /** Forgets what was captured of this visitor in one scenario. */
  forget(visitor: string, scenario: string): Promise<void>
}

export const traceLimits = {
  runs: 10,
  exchangesPerRun: 200,
  bytesPerRun: 256 * 1024,
  bytesPerVisitor: 1024 * 1024,
  /** Seconds of life after the last message. */
  ttl: 3600,
} as const

/** How many records of each kind the store may hold for the captures. */
export const traceCaps = { runs: 5000, run: 10_000 } as const

/**
 * The visitors' captures. A visitor's key is known to that visitor alone, so nobody reads another's.
 * When the store is full nothing is captured and the login goes on.
 */
export function createTraces(store: Store, clock: Clock, newId: () => string): Traces {
  const list = async (visitor: string): Promise<readonly RunInfo[]> =>
    (await store.get<readonly RunInfo[]>('runs', visitor)) ?? []
  const newest = async (visitor: string, scenario: string): Promise<RunInfo | undefined> =>
    (await list(visitor)).findLast((run) => run.scenario === scenario)
  const key = (visitor: string, run: RunInfo): string => `${visitor}/${run.id}`
  const bytes = async (visitor: string, run: RunInfo): Promise<number> =>
    JSON.stringify(await store.list('run', key(visitor, run))).length

  const whole = async (visitor: string, run: RunInfo): Promise<Run> => {
    const exchanges = await store.list<Exchange>('run', key(visitor, run))
    return { ...run, exchanges: exchanges.toSorted((a, b) => a.at - b.at) }
  }

  const onlyPages = async (visitor: string, run: RunInfo): Promise<boolean> =>
    (await store.list<Exchange>('run', key(visitor, run))).every((exchange) => phaseOf(exchange) === 'app-page')

  const begin = async (visitor: string, scenario: string, fault: string | null = null): Promise<RunInfo> => {
    const run = withFault({ id: newId(), scenario, startedAt: clock() }, fault)
    const kept: RunInfo[] = [run]
    let left: number = traceLimits.bytesPerVisitor - traceLimits.bytesPerRun
    for (const old of (await list(visitor)).toReversed()) {
      left -= await bytes(visitor, old)
      if (kept.length < traceLimits.runs && left >= 0) kept.unshift(old)
      else await store.delete('run', key(visitor, old))
    }
    await store.set('runs', visitor, kept, traceLimits.ttl)
    return run
  }

  return {
    async beginLogin(visitor, scenario, fault = null) {
      const run = await newest(visitor, scenario)
      const exchanges = run ? await store.list<Exchange>('run', key(visitor, run)) : []
      if (!run || exchanges.some((exchange) => phaseOf(exchange) === 'login')) {
        await unlessFull(() => begin(visitor, scenario, fault))
      } else if ((run.fault ?? null) !== fault) {
        const noted = (await list(visitor)).map((one) => (one.id === run.id ? withFault(one, fault) : one))
        await unlessFull(() => store.set('runs', visitor, noted, traceLimits.ttl))
      }
    },
    async append(visitor, scenario, exchange) {
      await unlessFull(async () => {
        const run = (await newest(visitor, scenario)) ?? (await begin(visitor, scenario))
        if (phaseOf(exchange) === 'app-page' && (await onlyPages(visitor, run)))
          await store.delete('run', key(visitor, run))
        await store.append('run', key(visitor, run), exchange, {
          ttl: traceLimits.ttl,
          max: traceLimits.exchangesPerRun,
          maxBytes: traceLimits.bytesPerRun,
        })
      })
    },
    async current(visitor, scenario) {
      const run = await newest(visitor, scenario)
      return run && whole(visitor, run)
    },
    runs: list,
    async run(visitor, id) {
      const info = (await list(visitor)).find((run) => run.id === id)
      return info && whole(visitor, info)
    },
    async lastScenario(visitor) {
      return (await list(visitor)).at(-1)?.scenario
    },
    async forget(visitor, scenario) {
      const runs = await list(visitor)
      for (const run of runs.filter((one) => one.scenario === scenario)) await store.delete('run', key(visitor, run))
      const kept = runs.filter((run) => run.scenario !== scenario)
      if (kept.length < runs.length) await store.set('runs', visitor, kept, traceLimits.ttl)
    },
  }
}

function withFault({ id, scenario, startedAt }: RunInfo, fault: string | null): RunInfo {
  return { id, scenario, startedAt, ...(fault === null ? {} : { fault }) }
}

async function unlessFull(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!(error instanceof StoreFull)) throw error
  }
}
