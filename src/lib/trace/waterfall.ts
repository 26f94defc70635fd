import type { Exchange } from './exchange.ts'
import { headerOf } from './message.ts'
import { numberingOf } from './numbering.ts'
import { type Phase, phaseOf } from './phase.ts'
import { stepsOf } from './steps.ts'

/** Where a bar begins and how long it is, in percent of the whole width. */
export interface Bar {
  readonly x: number
  readonly width: number
}

export interface MessageRow {
  readonly kind: 'message'
  /** That of its step in the Flow. */
  readonly number: number
  readonly exchange: Exchange
  readonly phase: Phase
  /** Milliseconds after the first message. */
  readonly start: number
  /** Milliseconds. */
  readonly took: number
  readonly bar: Bar
}

export interface PersonRow {
  readonly kind: 'person'
  /** The phase of the message before: what was on the screen, unless `held`. */
  readonly phase: Phase
  /** Step mode held a redirect: the person read what would be sent. */
  readonly held: boolean
  /** Milliseconds. */
  readonly took: number
  readonly bar: Bar
}

/** The messages of a run against time. A person's time is drawn as a band of one width, however long it was. */
export interface Waterfall {
  readonly rows: readonly (MessageRow | PersonRow)[]
  readonly times: Times
}

/** Milliseconds from the first request to the last answer: `machine` and `person` add up to the whole. */
export interface Times {
  readonly machine: number
  readonly person: number
}

/** Percent of the width that a person's time takes, and the most that all of it may take together. */
const PERSON_WIDTH = 6
const PERSON_MOST = 40

/** Percent of the width that even the shortest message takes, so that it can be seen. */
const LEAST_WIDTH = 0.6

/** A redirect is followed at once, unless step mode held it: then this many milliseconds show that someone read it. */
const HELD_MS = 1000

interface Wait extends Pick<PersonRow, 'phase' | 'held'> {
  readonly from: number
  readonly until: number
}

/** How long a run took, and how much of that a person thought about a page. */
export function timesOf(exchanges: readonly Exchange[]): Times {
  const person = waitsOf(exchanges).reduce((sum, { from, until }) => sum + until - from, 0)
  return { machine: endOf(exchanges) - startOf(exchanges) - person, person }
}

/** A run against time. The exchanges must be in the order in which they were sent. */
export function waterfallOf(exchanges: readonly Exchange[]): Waterfall {
  const waits = waitsOf(exchanges)
  const times = timesOf(exchanges)
  const band = Math.min(PERSON_WIDTH, PERSON_MOST / Math.max(1, waits.length))
  const room = 100 - band * waits.length
  const start = startOf(exchanges)
  const numbering = numberingOf(stepsOf(exchanges))
  const place = (time: number): number => {
    const past = waits.filter(({ until }) => until <= time)
    const waited = past.reduce((sum, { from, until }) => sum + until - from, 0)
    return past.length * band + ((time - start - waited) / Math.max(1, times.machine)) * room
  }
  const rows = exchanges.flatMap((exchange, index): (MessageRow | PersonRow)[] => {
    const wait = waits.find(({ until }) => until === exchange.at)
    const x = place(exchange.at)
    const width = Math.max(LEAST_WIDTH, (exchange.took / Math.max(1, times.machine)) * room)
    const message = {
      kind: 'message',
      number: numbering.of(index + 1),
      exchange,
      phase: phaseOf(exchange),
      start: exchange.at - start,
      took: exchange.took,
      bar: { x: Math.min(x, 100 - LEAST_WIDTH), width: Math.min(width, 100 - Math.min(x, 100 - LEAST_WIDTH)) },
    } as const
    if (!wait) return [message]
    const { phase, held, from, until } = wait
    return [{ kind: 'person', phase, held, took: until - from, bar: { x: x - band, width: band } }, message]
  })
  return { rows, times }
}

/** The times between two messages in which the browser showed a page, or step mode held a redirect. */
function waitsOf(exchanges: readonly Exchange[]): Wait[] {
  const waits: Wait[] = []
  let shown: Exchange | undefined
  let idleFrom = startOf(exchanges)
  for (const exchange of exchanges) {
    if (shown && exchange.channel === 'front' && exchange.at > idleFrom && isWait(shown, exchange.at - idleFrom)) {
      waits.push({ from: idleFrom, until: exchange.at, phase: phaseOf(shown), held: redirects(shown) })
    }
    idleFrom = Math.max(idleFrom, exchange.at + exchange.took)
    if (exchange.channel === 'front') shown = exchange
  }
  return waits
}

function isWait(before: Exchange, gap: number): boolean {
  return !redirects(before) || gap >= HELD_MS
}

function redirects({ response }: Exchange): boolean {
  return headerOf(response?.headers, 'location') !== undefined
}

function startOf(exchanges: readonly Exchange[]): number {
  return exchanges[0]?.at ?? 0
}

function endOf(exchanges: readonly Exchange[]): number {
  return exchanges.reduce((end, { at, took }) => Math.max(end, at + took), startOf(exchanges))
}
