// Puts load on a server, in a process of its own so that what it does is not in the way of whoever measures beside it.
// Says when it is ready, begins at the first message, which says what, and ends at the second, when what is under way has
// been finished.
import { setTimeout as wait } from 'node:timers/promises'
import { Browser } from './browser.ts'
import { login, pool } from './login.ts'
import { quickPlays } from './quick-plays.ts'

export type LoadKind =
  /** Full logins, begun at even times whether the ones before have ended or not. */
  | { readonly what: 'logins'; readonly perSecond: number }
  /** People who play fault after fault, each waiting for one before the next. */
  | { readonly what: 'faults'; readonly people: number }

export interface LoadReport {
  readonly done: number
  /** Tasks begun a second: fewer than asked for where this process does not get the processor. */
  readonly perSecond: number
  readonly failures: readonly string[]
}

const agent = pool(Number.POSITIVE_INFINITY)
const failures: string[] = []
let [begun, done, stopped] = [0, 0, false]

async function attempt(task: () => Promise<unknown>): Promise<void> {
  begun += 1
  try {
    await task()
    done += 1
  } catch (error) {
    failures.push(String(error))
  }
}

async function logins(origin: string, perSecond: number): Promise<void> {
  const contestant = { origin, home: '/app/simple-example/' }
  const tasks: Promise<void>[] = []
  const start = performance.now()
  while (!stopped) {
    tasks.push(attempt(() => login(agent, contestant)))
    await wait(Math.max(0, start + (tasks.length * 1000) / perSecond - performance.now()))
  }
  await Promise.all(tasks)
}

async function faults(origin: string, people: number): Promise<void> {
  const player = async (number: number) => {
    for (let turn = number * 7; !stopped; turn += 1)
      await attempt(() => play(origin, quickPlays[turn % quickPlays.length] ?? ''))
  }
  await Promise.all(Array.from({ length: people }, (_, number) => player(number)))
}

async function play(origin: string, path: string): Promise<void> {
  const { status } = await new Browser(agent).open(new URL(path, origin))
  if (status !== 200) throw new Error(`${status} at ${path}`)
}

process.once('message', async ({ origin, kind }: { origin: string; kind: LoadKind }) => {
  const start = performance.now()
  let perSecond = 0
  process.once('message', () => {
    stopped = true
    perSecond = (begun * 1000) / (performance.now() - start)
  })
  await (kind.what === 'logins' ? logins(origin, kind.perSecond) : faults(origin, kind.people))
  process.send?.({ done, perSecond, failures } satisfies LoadReport)
  process.disconnect()
})
process.send?.('ready')
