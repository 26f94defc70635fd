import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { startRedis, type TestRedis, withoutRedis } from '#lib/store/redis/testing.ts'
import { manyLogins } from '../../resilience/logins.ts'
import { freePort, startSite, untilReady } from '../global-site.ts'
import { roundRobin } from './round-robin.ts'
import { logIn, seen, visitor } from './visitor.ts'

const probe = await startRedis()
if (!probe) withoutRedis()
await probe?.stop()

async function ownRedis(): Promise<TestRedis> {
  const redis = await startRedis()
  if (!redis) throw new Error(withoutRedis())
  onTestFinished(() => redis.stop())
  return redis
}

/** Processes of one site behind a proxy that gives each request to the next one. */
async function sites(redis: TestRedis, count: number): Promise<{ origin: string; servers: ChildProcess[] }> {
  const [front, ...ports] = await Promise.all(Array.from({ length: count + 1 }, freePort))
  const origin = `http://localhost:${front}`
  const servers = ports.map((port) => startSite(port, { PUBLIC_ORIGIN: origin, REDIS_URL: redis.url }))
  for (const server of servers) {
    server.stdout?.resume()
    server.stderr?.resume()
    onTestFinished(() => void server.kill('SIGKILL'))
  }
  await Promise.all(servers.map((server, at) => untilReady(`http://127.0.0.1:${ports[at]}`, server)))
  const proxy = await roundRobin(front ?? 0, ports)
  onTestFinished(proxy.close)
  return { origin, servers }
}

test.skipIf(!probe)('a login may be answered by any process, and none is lost', { timeout: 240_000 }, async () => {
  const { origin } = await sites(await ownRedis(), 2)
  expect(await manyLogins(origin, 200)).toEqual({ ends: { 'logged in': 200 }, again: 0 })
  const browser = visitor(origin)
  await logIn(browser, 'simple-example')
  for (let i = 0; i < 4; i += 1) {
    const { document } = await browser.open('/lab/simple-example/inspector?tab=http')
    expect(document.textContent).toContain('oauth2callback')
  }
})

test.skipIf(!probe)(
  'a process that is killed takes no login with it but those it was answering',
  { timeout: 240_000 },
  async () => {
    const { origin, servers } = await sites(await ownRedis(), 2)
    const { ends, again } = await manyLogins(origin, 100, (done) => {
      if (done === 40) servers[0]?.kill('SIGKILL')
    })
    expect(ends).toEqual({ 'logged in': 100 })
    expect(again).toBeLessThanOrEqual(8)
  },
)

test.skipIf(!probe)('a process that is told to stop loses nobody anything', { timeout: 240_000 }, async () => {
  const { origin, servers } = await sites(await ownRedis(), 2)
  const result = await manyLogins(origin, 100, (done) => {
    if (done === 40) servers[0]?.kill('SIGTERM')
  })
  expect(result).toEqual({ ends: { 'logged in': 100 }, again: 0 })
  if (servers[0]?.exitCode === null) await once(servers[0], 'exit')
  expect(servers[0]?.exitCode).toBe(0)
})

test.skipIf(!probe)(
  'without its Redis the guide goes on, logins are told to wait, and go on when it is back',
  { timeout: 240_000 },
  async () => {
    const redis = await ownRedis()
    const { origin } = await sites(redis, 1)
    await redis.stop()
    await expect.poll(async () => (await fetch(`${origin}/app/simple-example/`)).status, { timeout: 30_000 }).toBe(503)
    const refused = await fetch(`${origin}/app/simple-example/`)
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await refused.text()).toContain('The guide goes on')
    expect((await fetch(`${origin}/lab/simple-example/inspector`)).status).toBe(503)
    expect((await fetch(`${origin}/readyz`)).status).toBe(503)
    expect((await fetch(`${origin}/guide/simple-example/`)).status).toBe(200)

    const again = await startRedis([], Number(new URL(redis.url).port))
    onTestFinished(() => again?.stop())
    await expect.poll(async () => (await fetch(`${origin}/readyz`)).status, { timeout: 60_000 }).toBe(200)
    expect(seen(await logIn(visitor(origin), 'simple-example'))).toBe('logged in')
  },
)

test.skipIf(!probe)('a Redis that may lose logins stops the start with one sentence', { timeout: 60_000 }, async () => {
  const redis = await startRedis(['--maxmemory-policy', 'allkeys-lru'])
  onTestFinished(() => redis?.stop())
  const server = startSite(await freePort(), { REDIS_URL: redis?.url })
  onTestFinished(() => void server.kill('SIGKILL'))
  let said = ''
  server.stderr?.on('data', (text: Buffer) => {
    said += text
  })
  await once(server, 'exit')
  expect([server.exitCode, said]).toEqual([1, expect.stringContaining('set it to noeviction')])
})
