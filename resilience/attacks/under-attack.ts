import { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { login, pool } from '../../bench/login.ts'
import { round } from '../../bench/round.ts'
import type { Memory, ServerProcess } from '../../bench/server-process.ts'
import { type Bystanders, bystanders, type Period, p99 } from '../bystanders.ts'
import { type Check, check, type Fault } from '../fault.ts'
import type { Stage } from '../stage.ts'
import type { Attack } from './attack.ts'
import type { AttackReport } from './attacker.ts'
import { type Attacking, startAttack } from './start-attack.ts'

/** How much slower the slowest of a hundred pages may be. */
const SLOWER = 10
/** How much more than before may be held when what was kept has expired. */
const MORE = 1.2
/** Longer than any record lives, in milliseconds. */
const ALL_EXPIRED = 25 * 3_600_000

/** An attack as a fault: from one address, while people at another one go on. */
export function faultOf(attack: Attack): Fault {
  const { name, done, direct } = attack
  return {
    name,
    done: `One address: ${done}`,
    holds:
      'At another address logins end, pages come, captures stay; 99 of 100 pages within ten times their time; ' +
      'memory as before when all has expired',
    ...(direct && { needs: ['linux'] as const }),
    run: (stage) => underAttack(attack, stage),
  }
}

async function underAttack(attack: Attack, stage: Stage): Promise<readonly Check[]> {
  const { direct } = attack
  const site = direct ? await stage.site({ env: { PROXY_HOPS: '0' } }) : await stage.shared()
  if (!stage.short) await warmUp(site)
  const agent = direct ? new Agent({ keepAlive: true, timeout: 2_500, localAddress: '127.0.0.2' }) : pool(64)
  const sent: Record<string, string> = direct ? {} : { 'x-forwarded-for': nextAddress('203.0.113') }
  const people = await bystanders(site.origin, agent, sent)
  const order = { origin: site.origin, sent: direct ? {} : { 'x-forwarded-for': nextAddress('192.0.2') } }
  const start = (blows: number) => startAttack({ ...order, name: attack.name, clientId: people.clientId, blows })
  const checks = stage.short
    ? await few(people, await start(attack.few), attack)
    : await long({ people, site, seconds: stage.seconds, start: () => start(Number.MAX_SAFE_INTEGER) })
  agent.destroy()
  return [...checks, check(site.errors().length === 0, `errors in the log: ${site.errors().length}`)]
}

let addresses = 0
function nextAddress(network: string): string {
  addresses += 1
  return `${network}.${addresses % 250}`
}

/** Some blows, and some people beside them. */
async function few(people: Bystanders, attacker: Attacking, { direct }: Attack): Promise<readonly Check[]> {
  const period = await people.few(3)
  const report = await (direct ? attacker.stop() : attacker.ended)
  return [told(report), ...(await fine(people, period))]
}

interface Long {
  readonly people: Bystanders
  readonly site: ServerProcess
  readonly seconds: number
  readonly start: () => Promise<Attacking>
}

/** Without the attack, under it, and when all of it has expired. */
async function long({ people, site, seconds, start }: Long): Promise<readonly Check[]> {
  const quiet = await people.during(Math.min(60, Math.max(20, seconds / 2)))
  const before = await site.memory()
  const attacker = await start()
  const period = await people.during(seconds)
  const during = await site.memory()
  const report = await attacker.stop()
  const checks = [told(report), ...(await fine(people, period))]
  const [slow, slower] = [p99(quiet), p99(period)]
  const words = `99 of 100 pages within ${slower.toFixed(1)} ms, without it ${slow.toFixed(1)}: ${(slower / slow).toFixed(1)} times`
  await site.pass(ALL_EXPIRED)
  const after = await settled(site, before)
  return [...checks, check(slower <= SLOWER * slow, words), ...memories(before, during, after)]
}

/** Logins from many addresses, and looks at them, until what is compiled and kept for good is there; then it expires. */
async function warmUp(site: ServerProcess): Promise<void> {
  const agent = pool()
  let turn = 0
  const one = () => login(agent, { origin: site.origin, home: '/app/simple-example/' }, addressOf(turn++ % 100))
  const looked = async () => {
    const browser = await one()
    const { html } = await browser.open(new URL('/lab/runs/', site.origin))
    const run = /\/lab\/runs\/[\w-]+\//.exec(html)?.[0] ?? '/lab/runs/'
    const paths = ['/lab/simple-example/inspector?tab=http', '/lab/simple-example/inspector?tab=cookies', '/cookies']
    for (const path of [...paths, `${run}har`]) await browser.open(new URL(path, site.origin))
  }
  await round(one, { parallel: 8, count: 500 })
  await round(looked, { parallel: 8, count: 100 })
  await site.pass(ALL_EXPIRED)
  agent.destroy()
}

const addressOf = (at: number) => ({ 'x-forwarded-for': `100.64.${at}.1` })

async function fine(people: Bystanders, { logins, pages, lost }: Period): Promise<readonly Check[]> {
  const words = `${logins} logins and ${pages.length} pages of the other address`
  const first = lost.length === 0 ? '' : `, ${lost.length} lost, the first: ${lost[0]}`
  return [check(lost.length === 0, words + first), ...(await people.captures())]
}

function told({ begun, ends }: AttackReport): Check {
  const words = Object.entries(ends).map(([end, count]) => `${count} ${end}`)
  return check(begun > 0, `${begun} blows: ${words.join(', ')}`)
}

/** As it is when it is as before, or after two minutes in which it was not. */
async function settled(site: ServerProcess, before: Memory): Promise<Memory> {
  for (let tries = 0; ; tries += 1) {
    const memory = await site.memory()
    if (memories(before, memory, memory).every(({ held }) => held) || tries === 60) return memory
    await wait(2_000)
  }
}

const heapOf = ({ heapUsed, external }: Memory) => heapUsed + external

function memories(before: Memory, during: Memory, after: Memory): readonly Check[] {
  const line = (what: string, of: (memory: Memory) => number) => {
    const [one, other, last] = [before, during, after].map((memory) => `${(of(memory) / 1e6).toFixed(0)}`)
    return check(of(after) <= MORE * of(before), `${what} ${one} MB before, ${other} at its end, ${last} afterwards`)
  }
  return [line('heap', heapOf), line('resident', ({ rss }) => rss)]
}
