import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { redisClient } from './client.ts'
import { redisStore } from './redis-store.ts'

export interface TestRedis {
  readonly url: string
  readonly process: ChildProcess
  stop(): Promise<void>
}

/** A Redis of its own on loopback that keeps nothing on disk; null where there is no `redis-server`. */
export async function startRedis(args: readonly string[] = [], port?: number): Promise<TestRedis | null> {
  const at = port ?? (await freePort())
  const plain = ['--bind', '127.0.0.1', '--port', String(at), '--save', '', '--appendonly', 'no']
  const server = spawn('redis-server', [...plain, '--maxmemory-policy', 'noeviction', ...args], { stdio: 'ignore' })
  const began = await Promise.race([once(server, 'spawn'), once(server, 'error').then(() => null)])
  if (began === null) return null
  process.once('exit', () => void server.kill('SIGKILL'))
  const url = `redis://127.0.0.1:${at}`
  await untilAnswers(url)
  return {
    url,
    process: server,
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return
      server.kill('SIGKILL')
      await once(server, 'exit')
    },
  }
}

/** Why tests with Redis are skipped, or that they must not be. */
export function withoutRedis(): string {
  const told = 'redis-server is not installed (Debian: apt-get install redis-server)'
  if (process.env['REQUIRE_REDIS'] === '1') throw new Error(told)
  console.info(`Skipped, the tests with Redis: ${told}`)
  return told
}

/** A store on it, apart from all others there. */
export async function storeOn({ url }: TestRedis, { clock = Date.now, maxBytes = 256 * 1024 * 1024 } = {}) {
  made += 1
  const client = await redisClient({ url, prefix: `{test-${made}}:`, onLost: () => undefined })
  return redisStore({ client, clock, maxBytes })
}

let made = 0

async function untilAnswers(url: string): Promise<void> {
  for (;;) {
    try {
      await (await redisClient({ url, prefix: '{}', onLost: () => undefined })).close()
      return
    } catch (error) {
      if (String(error).includes('maxmemory-policy')) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

/** A port of this machine on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
