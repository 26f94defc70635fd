import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { startRedis, withoutRedis } from '#lib/store/redis/testing.ts'
import { root } from '../../scripts/run.ts'
import { freePort, stateHome, untilReady } from '../global-site.ts'
import { logIn, seen, visitor } from './visitor.ts'

const redis = await startRedis()
if (!redis) withoutRedis()

function startCluster(port: number, env: NodeJS.ProcessEnv) {
  const origin = `http://localhost:${port}`
  const cluster = spawn(process.execPath, [join(root, 'scripts/cluster.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), PUBLIC_ORIGIN: origin, XDG_STATE_HOME: stateHome, ...env },
  })
  onTestFinished(async () => {
    if (cluster.exitCode === null) cluster.kill('SIGTERM')
    if (cluster.exitCode === null) await once(cluster, 'exit')
  })
  return { origin, cluster }
}

test.skipIf(!redis)(
  'while its processes are replaced one after another nobody loses a login',
  { timeout: 240_000 },
  async () => {
    onTestFinished(() => redis?.stop())
    const { origin, cluster } = startCluster(await freePort(), { REDIS_URL: redis?.url, WORKERS: '2' })
    let started = 0
    cluster.stdout?.on('data', (said: Buffer) => {
      started += said.toString().split('Ready on').length - 1
    })
    cluster.stderr?.resume()
    await untilReady(origin, cluster)
    await expect.poll(() => started, { timeout: 60_000 }).toBe(2)

    const ends = new Map<string, number>()
    let asked = false
    const one = async (): Promise<void> => {
      for (let logins = 0; started < 4 || logins < 10; logins += 1) {
        const end = await logIn(visitor(origin), 'simple-example')
        const how = end.status === 200 ? seen(end) : String(end.status)
        ends.set(how, (ends.get(how) ?? 0) + 1)
        if (!asked) cluster.kill('SIGHUP')
        asked = true
      }
    }
    await Promise.all(Array.from({ length: 4 }, one))
    expect([...ends.keys()]).toEqual(['logged in'])
    cluster.kill('SIGTERM')
    const [code] = await once(cluster, 'exit')
    expect(code).toBe(0)
  },
)

test('several processes without a Redis do not start, and are told why', async () => {
  const { cluster } = startCluster(await freePort(), { REDIS_URL: '', WORKERS: '2' })
  const said = await text(cluster.stderr ?? expect.fail())
  expect(said).toBe('REDIS_URL is missing: several processes share what they keep in a Redis. Set it, or WORKERS=1.\n')
})
