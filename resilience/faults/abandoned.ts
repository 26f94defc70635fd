import { setTimeout as wait } from 'node:timers/promises'
import { Browser } from '../../bench/browser.ts'
import { begin, finish, login, pool } from '../../bench/login.ts'
import { round } from '../../bench/round.ts'
import type { ServerProcess } from '../../bench/server-process.ts'
import { type Check, check, type Fault } from '../fault.ts'
import type { Stage } from '../stage.ts'

const from = (at: number) => ({ 'x-forwarded-for': `10.${at >> 8}.${at & 255}.1` })

/** Begins logins from many addresses and leaves them; one begun before has to end, and so has a new one. */
async function abandon(stage: Stage, site: ServerProcess): Promise<readonly Check[]> {
  const contestant = { origin: site.origin, home: '/app/simple-example/' }
  const agent = pool()
  await login(agent, contestant, from(1000))
  const early = new Browser(agent, from(1001))
  const signIn = await begin(early, contestant)
  const before = await site.memory()
  let [turn, count] = [0, stage.short ? 300 : 10_000]
  const one = () => begin(new Browser(agent, from(turn++ % 100)), contestant)
  const { done, failures } = await round(one, { parallel: 16, count })
  const ends = await Promise.allSettled([finish(early, signIn, contestant), login(agent, contestant, from(1002))])
  const ended = ends.filter(({ status }) => status === 'fulfilled').length
  const checks = [
    check(
      failures.every((text) => /\b(?:429|503)\b/.test(text)),
      `${done} begun, ${failures.length} refused`,
    ),
    check(ended === 2, `of the one begun before them and a new one ${ended} ended`),
  ]
  if (stage.short) return checks
  const during = await site.memory()
  await site.pass(25 * 3_600_000)
  let after = await site.memory()
  for (count = 0; count < 60 && after.heapUsed > 1.1 * before.heapUsed; count += 1) {
    await wait(2_000)
    after = await site.memory()
  }
  const [one_, other, last] = [before, during, after].map(({ heapUsed }) => (heapUsed / 1e6).toFixed(0))
  const words = `heap ${one_} MB before, ${other} with them, ${last} when they had expired`
  return [...checks, check(after.heapUsed <= 1.1 * before.heapUsed, words)]
}

/** Apps from many addresses; each has its share. */
async function register(origin: string, count: number): Promise<Check> {
  const app = { client_name: 'One of many', redirect_uris: ['http://localhost:8501/oauth2callback'] }
  const statuses: Record<number, number> = {}
  for (let at = 0; at < count; at += 1) {
    const headers = { 'content-type': 'application/json', ...from(2000 + (at % 20)) }
    const body = JSON.stringify(app)
    const { status } = await fetch(`${origin}/provider/acme/reg`, { method: 'POST', headers, body })
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  const { 201: made = 0, 429: refused = 0 } = statuses
  return check(made + refused === count, `${made} apps registered, ${refused} refused`)
}

export const abandonedFaults: readonly Fault[] = [
  {
    name: 'F11',
    done: '10,000 logins begun and left, from a hundred addresses',
    holds: 'None is lost that was begun before, a new one ends, the heap is as before when they have expired',
    run: async (stage) => abandon(stage, await stage.site()),
  },
  {
    name: 'F19',
    done: 'The same and a thousand registrations with 192 MB of heap',
    holds: 'The process lives, and refuses rather than dies',
    async run(stage) {
      const site = await stage.site({ args: ['--max-old-space-size=192'] })
      const checks = [...(await abandon(stage, site)), await register(site.origin, stage.short ? 60 : 1000)]
      return [...checks, check(site.process.exitCode === null, 'the process lives')]
    },
  },
]
