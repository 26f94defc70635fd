import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { whyStale } from './build-id.ts'
import { root, run } from './run.ts'

/** Milliseconds until a worker that ended by itself is started again. */
const AGAIN = 1000

const count = readCount(process.env['WORKERS'] || String(availableParallelism()))
if (count > 1 && !process.env['REDIS_URL']) {
  fail('REDIS_URL is missing: several processes share what they keep in a Redis. Set it, or WORKERS=1.')
}
const stale = whyStale(root)
if (stale !== null) {
  console.log(`Building first, because ${stale}.`)
  const code = await run('scripts/build.ts')
  if (code !== 0) process.exit(code)
}

cluster.setupPrimary({ exec: join(root, 'server.ts') })
/** The workers that are to answer; one that is being replaced is none of them. */
const workers = new Set<Worker>()
let stopping = false
let renewing = Promise.resolve()

process.on('SIGHUP', () => {
  renewing = renewing.then(renew)
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())

const first = await begin()
if (first === null) process.exit(1)
await Promise.all(Array.from({ length: count - 1 }, begin))
console.log(`${workers.size} processes answer. SIGHUP replaces them one after another.`)

/** Starts a worker and waits until it listens; null when it ends before, and has said why. */
async function begin(): Promise<Worker | null> {
  const worker = cluster.fork()
  const listens = await Promise.race([
    once(worker, 'listening').then(() => true),
    once(worker, 'exit').then(() => false),
  ])
  if (!listens) return null
  workers.add(worker)
  worker.once('exit', () => {
    if (workers.delete(worker) && !stopping) void beginAgain()
  })
  return worker
}

async function beginAgain(): Promise<void> {
  await pause(AGAIN)
  if (!stopping && workers.size < count && (await begin()) === null) await beginAgain()
}

/** Puts a new worker in the place of each, the new one first. Where a new one does not start, the old ones stay. */
async function renew(): Promise<void> {
  for (const old of [...workers]) {
    if (stopping || (await begin()) === null) return
    workers.delete(old)
    await end(old)
  }
}

async function end(worker: Worker): Promise<void> {
  if (worker.isDead()) return
  const ended = once(worker, 'exit')
  worker.process.kill('SIGTERM')
  await ended
}

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && end(worker)))
  process.exit(0)
}

function readCount(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return count > 0 ? count : fail(`WORKERS is "${text}": put a whole number from 1 to 999 there.`)
}

function fail(problem: string): never {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}
