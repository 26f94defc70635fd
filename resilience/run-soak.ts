import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { login, pool } from '../bench/login.ts'
import { round } from '../bench/round.ts'
import type { ServerProcess } from '../bench/server-process.ts'
import { whyStale } from '../scripts/build-id.ts'
import { root, run } from '../scripts/run.ts'
import { redisClient } from '../src/lib/store/redis/client.ts'
import { freePort } from '../tests/global-site.ts'
import { head, lineOf, type Minute } from './soak/report.ts'
import { soak } from './soak/soak.ts'
import { makeStage } from './stage.ts'

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '50' },
    minutes: { type: 'string', default: '10' },
    processes: { type: 'string', default: '2' },
    redis: { type: 'boolean', default: false },
    attack: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
const [rate, minutes, count] = [Number(values.rate), Number(values.minutes), Number(values.processes)]
if (!(rate > 0 && minutes > 0 && (count === 1 || count === 2))) {
  console.error('npm run soak -- [--rate 50] [--minutes 10] [--processes 1|2] [--redis] [--attack] [--json <file>]')
  process.exit(2)
}
if (whyStale(root) !== null && (await run('scripts/build.ts')) !== 0) process.exit(1)

/** How much more the heap may hold at the end than before. */
const FLAT = 1.2

const { stage, clear } = makeStage({ short: false, seconds: 0, previous: null })
// Two processes share nothing without one.
const redis = values.redis || count === 2 ? await stage.redis() : null
const servers = await startServers()
await warmUp()
const before = await heaps()
console.log(`${rate} logins a second for ${minutes} min, ${count} processes, ${redis ? 'Redis' : 'memory'}\n\n${head}`)
const all: Minute[] = []
let firstLost: string | null = null
await soak({
  ...{ servers, rate, minutes, attack: values.attack, redisMemory },
  onMinute(minute, first) {
    all.push(minute)
    firstLost ??= first
    console.log(lineOf(minute, all.length))
  },
})
const after = await heaps()
await clear()

const sum = (pick: (minute: Minute) => number) => all.reduce((total, minute) => total + pick(minute), 0)
const achieved = sum(({ completed }) => completed) / (minutes * 60)
const [refused, lost] = [sum((minute) => minute.refused), sum((minute) => minute.lost + minute.pagesLost)]
// Of a look of seconds the heap says nothing.
const flat = minutes < 1 || after.every((heap, at) => heap <= FLAT * (before[at] ?? 0))
const mega = (bytes: readonly number[]) => bytes.map((one) => (one / 1e6).toFixed(0)).join(' + ')
const told = [
  `${achieved.toFixed(1)} completed logins a second of ${rate} that were asked for`,
  `${refused} refused, ${lost} lost${firstLost === null ? '' : `, the first: ${firstLost}`}`,
  `heap after a collection ${mega(before)} MB before, ${mega(after)} MB afterwards`,
]
console.log(`\n${told.join('\n')}`)
if (values.json !== undefined) {
  const machine = { node: process.version, processors: cpus().map(({ model }) => model) }
  const asked = { rate, minutes, processes: count, redis: redis !== null, attack: values.attack }
  const found = { achieved, refused, lost, heap: { before, after }, minutes: all }
  await writeFile(values.json, `${JSON.stringify({ date: new Date(), machine, asked, found }, null, 2)}\n`)
}
const kept = refused === 0 && lost === 0 && flat && achieved >= 0.95 * rate
process.exit(kept ? 0 : 1)

async function startServers(): Promise<readonly ServerProcess[]> {
  const ports = await Promise.all(Array.from({ length: count }, freePort))
  const env = { PUBLIC_ORIGIN: `http://localhost:${ports[0]}`, ...(redis && { REDIS_URL: redis.url }) }
  return Promise.all(ports.map((port) => stage.site({ port, env })))
}

/** Until what is compiled and kept for good is there. */
async function warmUp(): Promise<void> {
  const agent = pool()
  const { origin } = servers[0] ?? { origin: '' }
  for (const server of servers) {
    const { port } = new URL(server.origin)
    let turn = 0
    const one = () =>
      login(
        agent,
        { origin, home: '/app/simple-example/' },
        { 'x-forwarded-for': `100.64.${turn++ % 100}.1` },
        () => port,
      )
    await round(one, { parallel: 8, count: minutes < 1 ? 8 : 600 })
  }
  agent.destroy()
}

async function heaps(): Promise<readonly number[]> {
  return (await Promise.all(servers.map((server) => server.memory()))).map(({ heapUsed }) => heapUsed)
}

async function redisMemory(): Promise<number | null> {
  if (redis === null) return null
  const client = await redisClient({ url: redis.url, prefix: '{}', onLost: () => undefined })
  const info = await client.connection.info('memory')
  await client.close()
  return Number(/used_memory:(\d+)/.exec(info)?.[1])
}
