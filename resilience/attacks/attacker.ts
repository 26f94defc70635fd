// Attacks a site, in a process of its own that stands back for others: whoever attacks has no part in the site's
// processors. Says when it is ready, begins at the first message, which says what, and ends at the second or when the
// blows are used up.
import { setPriority } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { pool } from '../../bench/login.ts'
import { attacks } from './index.ts'

export interface Order {
  readonly name: string
  readonly origin: string
  readonly sent: Readonly<Record<string, string>>
  readonly clientId: string
  /** The most blows. */
  readonly blows: number
}

export interface AttackReport {
  readonly begun: number
  /** How often each thing came of a blow. */
  readonly ends: Readonly<Record<string, number>>
}

setPriority(19)
// Whoever gave the order is gone, without a word.
process.once('disconnect', () => process.exit(1))
process.once('message', (order: Order) => void attack(order))
process.send?.('ready')

async function attack({ name, blows, ...order }: Order): Promise<void> {
  const found = attacks.find((one) => one.name === name)
  if (!found) throw new Error(`no attack ${name}`)
  const { parallel, perSecond } = found
  const strike = await found.begin({ ...order, agent: pool(parallel) })
  const ends: Record<string, number> = {}
  let [begun, stopped] = [0, false]
  const report = () => process.send?.({ begun, ends } satisfies AttackReport, () => process.exit(0))
  process.once('message', () => {
    stopped = true
    report()
  })
  const start = performance.now()
  const one = async () => {
    while (!stopped && begun < blows) {
      const due = start + (begun * 1000) / perSecond
      begun += 1
      await wait(Math.max(0, due - performance.now()))
      const end = stopped ? 'not begun' : await strike().catch(() => 'broken off')
      ends[end] = (ends[end] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: parallel }, one))
  if (!stopped) report()
}
