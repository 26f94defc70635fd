import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Browser } from '../../bench/browser.ts'
import { pool } from '../../bench/login.ts'
import type { ServerProcess } from '../../bench/server-process.ts'
import { quantile } from '../../bench/statistics.ts'
import { root } from '../../scripts/run.ts'
import { startAttack } from '../attacks/start-attack.ts'
import type { LoadOrder, LoadReport } from './load.ts'
import type { Minute } from './report.ts'

/** A guide page, so many times a second. */
const page = { path: '/guide/simple-example/', perSecond: 20 } as const
/** Those that go on beside the logins, each from an address of its own. */
const attacks = ['room-newcomers', 'room-requests', 'masking', 'registrations'] as const

export interface Soak {
  readonly servers: readonly ServerProcess[]
  readonly rate: number
  readonly minutes: number
  readonly attack: boolean
  /** Bytes that Redis uses; null where there is none. */
  readonly redisMemory: () => Promise<number | null>
  readonly onMinute: (minute: Minute, first: string | null) => void
}

/** Logins at an even pace, readers, and attackers where they are asked for, minute by minute. */
export async function soak({ servers, rate, minutes, attack, redisMemory, onMinute }: Soak): Promise<void> {
  const { origin = '' } = servers[0] ?? {}
  const ports = servers.map((server) => Number(new URL(server.origin).port))
  const attackers = attack ? await Promise.all(attacks.map((name, at) => attackBy(origin, name, at))) : []
  const load = await startLoad({ origin, ports, rate })
  const agent = pool(Number.POSITIVE_INFINITY)
  const read = async (due: number, number: number) => {
    const browser = new Browser(
      agent,
      { 'x-forwarded-for': `10.9.${number % 250}.1` },
      () => ports[number % 2] ?? ports[0] ?? 0,
    )
    const { status } = await browser.open(new URL(page.path, origin))
    if (status !== 200) throw new Error(`${status} at ${page.path}`)
    return performance.now() - due
  }
  const begun = performance.now()
  let number = 0
  for (let minute = 1; minute <= Math.ceil(minutes); minute += 1) {
    const pages: Promise<number>[] = []
    const until = begun + Math.min(minute, minutes) * 60_000
    for (; performance.now() < until; number += 1) {
      const due = begun + (number * 1000) / page.perSecond
      await wait(Math.max(0, due - performance.now()))
      const one = read(due, number)
      one.catch(() => undefined)
      pages.push(one)
    }
    const report = await (minute >= minutes ? load.stop() : load.tell())
    const times = (await Promise.allSettled(pages)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const processes = await Promise.all(servers.map((server) => server.usage()))
    const { took, first, ...counts } = report
    onMinute(
      {
        ...counts,
        login: { p50: quantile(took, 0.5), p99: quantile(took, 0.99) },
        page: { p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
        pagesLost: pages.length - times.length,
        processes: processes.map(({ rss, heapUsed }) => ({ rss, heap: heapUsed })),
        redis: await redisMemory(),
      },
      first,
    )
  }
  await Promise.all(attackers.map((one) => one.stop()))
  agent.destroy()
}

function attackBy(origin: string, name: string, at: number) {
  const sent = { 'x-forwarded-for': `192.0.2.${at + 1}` }
  return startAttack({ name, origin, sent, clientId: 'simple-example', blows: Number.MAX_SAFE_INTEGER })
}

async function startLoad(order: LoadOrder) {
  const child = fork(join(root, 'resilience/soak/load.ts'), { cwd: root })
  await once(child, 'message')
  child.send(order)
  const ask = async (message: 'tell' | 'stop'): Promise<LoadReport> => {
    child.send(message)
    const [report] = await once(child, 'message')
    return report
  }
  return { tell: () => ask('tell'), stop: () => ask('stop') }
}
