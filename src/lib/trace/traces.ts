import type { SegmentHead, SegmentName } from '#lib/store/segments.ts'
import { isStoreAway, type Limit, type Store } from '#lib/store/store.ts'
import type { Exchange } from './exchange.ts'
import { inOrder } from './header-order.ts'
import { phaseOf } from './phase.ts'
import { issuedTo } from './visitor-key.ts'

/** One login of one visitor in one scenario, from its first page to its logout. */
export interface RunInfo {
  readonly id: string
  readonly scenario: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** The code of the fault that was switched on when the login began. */
  readonly fault?: string
  /** The visitor's secrets.toml that was in force then, in place of the app's own. */
  readonly secrets?: string
}

/** What is in force when a login begins; null: nothing in place of the app's own. */
export interface InForce {
  readonly fault: string | null
  readonly secrets: string | null
}

export interface Run extends RunInfo {
  readonly exchanges: readonly Exchange[]
}

export interface Traces {
  /** A login starts: a new run of the scenario, unless the current one holds no login yet. What is in force is noted in it. */
  beginLogin(visitor: string, scenario: string, inForce?: InForce): Promise<void>
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
  /** Takes over what was captured of this visitor as of a newcomer. */
  welcome(visitor: string): Promise<void>
}

export const traceLimits = {
  runs: 10,
  exchangesPerRun: 200,
  bytesPerRun: 256 * 1024,
  bytesPerVisitor: 1024 * 1024,
  /** Seconds of life after the last message. */
  ttl: 3600,
} as const

/** Where captures are kept: of a visitor who has shown the key that it was given, and of one who was just given it. */
export type TraceKind = 'runs' | 'newcomers'

/**
 * How much may be kept. Whoever asks without a cookie is a newcomer each time: that takes no room from anybody who has
 * shown theirs. Where there is no room, the address that has most of it loses its oldest captures.
 */
export const traceCaps = {
  runs: { records: 50_000, share: 0.25, oldestOf: issuedTo },
  newcomers: { records: 5_000, share: 0.02, oldestOf: issuedTo },
} as const satisfies Record<TraceKind, Limit>

const limits = {
  ttl: traceLimits.ttl,
  segments: traceLimits.runs,
  items: traceLimits.exchangesPerRun,
  bytes: traceLimits.bytesPerRun,
  bytesPerLog: traceLimits.bytesPerVisitor,
} as const

/**
 * The visitors' captures: a visitor's runs are the segments of one log, grouped by scenario. A visitor's key is known to
 * that visitor alone, so nobody reads another's. When the store is full nothing is captured and the login goes on.
 */
export function createTraces(store: Store, newId: () => string, kind: TraceKind = 'runs'): Traces {
  const read = async (visitor: string, which: SegmentName): Promise<Run | undefined> => {
    const segment = await store.segment<Exchange>(kind, visitor, which)
    return segment && { ...infoOf(segment), exchanges: segment.items.map(inOrder).sort((a, b) => a.at - b.at) }
  }
  return {
    async beginLogin(visitor, scenario, { fault, secrets } = { fault: null, secrets: null }) {
      // A fault alone is noted by its code, as it always was.
      const note = secrets === null ? fault : { fault, secrets }
      const opening = { group: scenario, newId, note, after: 'login' }
      await unlessFull(store.openSegment(kind, visitor, opening, limits))
    },
    async append(visitor, scenario, exchange) {
      const mark = phaseOf(exchange)
      const added = { group: scenario, newId, note: null, item: exchange, mark, replaces: mark === 'app-page' }
      await unlessFull(store.appendToSegment(kind, visitor, added, limits))
    },
    current: (visitor, scenario) => read(visitor, { group: scenario }),
    runs: async (visitor) => (await store.segments(kind, visitor)).map(infoOf),
    run: (visitor, id) => read(visitor, { id }),
    lastScenario: async (visitor) => (await store.segments(kind, visitor)).at(-1)?.group,
    forget: (visitor, scenario) => store.dropSegments(kind, visitor, scenario),
    welcome: (visitor) => unlessFull(store.moveSegments('newcomers', kind, visitor)),
  }
}

function infoOf({ id, group, openedAt, note }: SegmentHead): RunInfo {
  return { id, scenario: group, startedAt: openedAt, ...noted(note) }
}

function noted(note: unknown): Partial<Pick<RunInfo, 'fault' | 'secrets'>> {
  const { fault, secrets } =
    typeof note === 'object' && note !== null ? (note as InForce) : { fault: note, secrets: null }
  return {
    ...(typeof fault === 'string' ? { fault } : {}),
    ...(typeof secrets === 'string' ? { secrets } : {}),
  }
}

async function unlessFull(writing: Promise<unknown>): Promise<void> {
  try {
    await writing
  } catch (error) {
    if (!isStoreAway(error)) throw error
  }
}
