// Logs people in at an even pace, in a process of its own. Says when it is ready, begins at the first message, tells each
// time it is asked what came of it since, and ends when it is told to stop and all that it had begun is over.
import { setTimeout as wait } from 'node:timers/promises'
import { Browser } from '../../bench/browser.ts'
import { begin, finish, pool } from '../../bench/login.ts'

export interface LoadOrder {
  readonly origin: string
  /** Each request goes to the next of them. */
  readonly ports: readonly number[]
  /** Logins begun a second. */
  readonly rate: number
}

/** What came of logins since it was last asked for. */
export interface LoadReport {
  readonly begun: number
  readonly completed: number
  /** Told to wait: 429 or 503. */
  readonly refused: number
  readonly lost: number
  /** Milliseconds of each completed one, from when it was due. */
  readonly took: readonly number[]
  /** What the first of the lost ones said. */
  readonly first: string | null
}

/** More than it takes for nobody to have had its share: an address may begin a login a second. */
const ADDRESSES = 2_000

const agent = pool(Number.POSITIVE_INFINITY)
let report = nothing()
let stopped = false

function nothing() {
  return { begun: 0, completed: 0, refused: 0, lost: 0, took: [] as number[], first: null as string | null }
}

async function login({ origin, ports }: LoadOrder, number: number, due: number): Promise<void> {
  const address = `10.${number % 8}.${(number % ADDRESSES) >> 3}.1`
  let turn = number
  const browser = new Browser(agent, { 'x-forwarded-for': address }, () => ports[turn++ % ports.length] ?? 0)
  const contestant = { origin, home: '/app/simple-example/' }
  report.begun += 1
  try {
    await finish(browser, await begin(browser, contestant), contestant)
    report.completed += 1
    report.took.push(performance.now() - due)
  } catch (error) {
    if (/\b(?:429|503)\b/.test(String(error))) report.refused += 1
    else report.lost += 1
    report.first ??= String(error)
  }
}

async function load(order: LoadOrder): Promise<void> {
  const under = new Set<Promise<void>>()
  const start = performance.now()
  for (let number = 0; !stopped; number += 1) {
    const due = start + (number * 1000) / order.rate
    await wait(Math.max(0, due - performance.now()))
    const one = login(order, number, due).finally(() => under.delete(one))
    under.add(one)
  }
  await Promise.all(under)
}

process.once('message', (order: LoadOrder) => {
  const over = load(order)
  const tell = () => {
    const told: LoadReport = report
    report = nothing()
    process.send?.(told)
  }
  process.on('message', async (message) => {
    if (message === 'stop') {
      stopped = true
      await over
    }
    tell()
    if (message === 'stop') process.disconnect()
  })
})
process.send?.('ready')
