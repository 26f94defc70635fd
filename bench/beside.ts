import { setTimeout as wait } from 'node:timers/promises'
import { Browser } from './browser.ts'
import type { Figure, Findings } from './figures.ts'
import type { LoadKind } from './load-generator.ts'
import { startLoad } from './load-process.ts'
import { login, pool } from './login.ts'
import { round } from './round.ts'
import { type Delay, type ServerProcess, startServer } from './server-process.ts'
import { median, quantile } from './statistics.ts'

const path = '/guide/simple-example/'
/** Pages a second, and for how long, in milliseconds. */
const probes = { perSecond: 40, duration: 6_000 }
const settle = 1_500

interface Condition {
  readonly name: string
  readonly load: LoadKind | null
}

const conditions: readonly Condition[] = [
  { name: 'nothing', load: null },
  { name: '25 logins a second', load: { what: 'logins', perSecond: 25 } },
  { name: '50 logins a second', load: { what: 'logins', perSecond: 50 } },
  { name: '1 person playing faults', load: { what: 'faults', people: 1 } },
  { name: '4 people playing faults', load: { what: 'faults', people: 4 } },
]

/** Milliseconds. */
interface Probe {
  /** Logins or plays begun a second. */
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly delay: Delay
}

/** How long a reader waits for a guide page, and how late the event loop is, while others log in or play faults. */
export async function beside(rounds: number): Promise<Findings> {
  const turns = Math.max(1, Math.round(rounds / 10))
  const server = await startServer('server.ts')
  const failures: string[] = []
  const measured = new Map(conditions.map(({ name }): [string, Probe[]] => [name, []]))
  try {
    await warmUp(server)
    for (let turn = 0; turn < turns; turn += 1) {
      for (const { name, load } of turn % 2 === 0 ? conditions : conditions.toReversed()) {
        measured.get(name)?.push(await probeBeside(server, load, failures))
      }
    }
    const alone = measured.get('nothing') ?? []
    return {
      title: `${path} beside others: ${probes.perSecond} a second for ${probes.duration / 1000} s, ${turns} turns`,
      figures: [...measured].flatMap(([name, probed]) => figuresOf(name, probed, alone)),
      failures,
    }
  } finally {
    await server.stop()
  }
}

async function warmUp({ origin }: ServerProcess): Promise<void> {
  const agent = pool()
  await round(() => login(agent, { origin, home: '/app/simple-example/' }), { parallel: 4, count: 200 })
  await round(() => new Browser(agent).open(new URL(path, origin)), { parallel: 4, count: 500 })
}

async function probeBeside(server: ServerProcess, load: LoadKind | null, failures: string[]): Promise<Probe> {
  const stop = load && (await startLoad(server.origin, load))
  await wait(settle)
  const pages: Promise<number>[] = []
  const delay = await server.delayDuring(async () => pages.push(...(await openPages(server.origin))))
  // No more load while the last pages come: a server that cannot keep up would never send them.
  const report = await stop?.()
  const answers = await Promise.allSettled(pages)
  const times = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  failures.push(...(report?.failures ?? []))
  failures.push(...answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : [])))
  return { perSecond: report?.perSecond ?? 0, p50: quantile(times, 0.5), p99: quantile(times, 0.99), delay }
}

/**
 * Begins to open the page at even times. Each promise gives the milliseconds from when it should have been begun, so
 * that a stall counts for all that it holds up.
 */
async function openPages(origin: string): Promise<Promise<number>[]> {
  const agent = pool(Number.POSITIVE_INFINITY)
  const open = async (at: number) => {
    const { status } = await new Browser(agent).open(new URL(path, origin))
    if (status !== 200) throw new Error(`${status} at ${path}`)
    return performance.now() - at
  }
  const pages: Promise<number>[] = []
  const start = performance.now()
  for (let at = start; at < start + probes.duration; at += 1000 / probes.perSecond) {
    await wait(Math.max(0, at - performance.now()))
    const page = open(at)
    // Whoever waits for it hears of a failure; until then it is nobody's.
    page.catch(() => undefined)
    pages.push(page)
  }
  return pages
}

function figuresOf(name: string, probed: readonly Probe[], alone: readonly Probe[]): Figure[] {
  const of = (read: (probe: Probe) => number): number => median(probed.map(read))
  const ratio = (read: (probe: Probe) => number): number =>
    median(probed.map((probe, turn) => read(probe) / read(alone[turn] ?? probe)))
  const times: Figure[] = [
    { name: `${name}: p50`, value: of(({ p50 }) => p50), unit: 'ms' },
    { name: `${name}: p99`, value: of(({ p99 }) => p99), unit: 'ms' },
    { name: `${name}: event loop late, p50`, value: of(({ delay }) => delay.p50), unit: 'ms' },
    { name: `${name}: event loop late, p99`, value: of(({ delay }) => delay.p99), unit: 'ms' },
  ]
  if (probed === alone) return times
  const aim = name.startsWith('50 logins') ? { aim: 'at most 3' } : {}
  return [
    { name: `${name}: p50 / nothing's`, value: ratio(({ p50 }) => p50), unit: 'ratio' },
    { name: `${name}: p99 / nothing's`, value: ratio(({ p99 }) => p99), unit: 'ratio', ...aim },
    ...times,
    { name: `${name}: begun a second`, value: of(({ perSecond }) => perSecond), unit: 'count' },
  ]
}
