import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../scripts/run.ts'

/** Bytes. */
export interface Memory {
  readonly rss: number
  readonly heapUsed: number
  /** Buffers, which lie outside the heap. */
  readonly external: number
}

/** How late the event loop was, in milliseconds. */
export interface Delay {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export interface ServerProcess {
  readonly origin: string
  /** Processor time since the start, user and system, in milliseconds. */
  readonly cpu: () => Promise<number>
  /** As it is after a garbage collection. */
  readonly memory: () => Promise<Memory>
  /** The event loop's delay while the task ran. */
  readonly delayDuring: (task: () => Promise<unknown>) => Promise<Delay>
  readonly stop: () => Promise<void>
}

/** Runs a script of this project as a server on a free loopback port; it has to answer /readyz. */
export async function startServer(script: string): Promise<ServerProcess> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const child = fork(join(root, 'bench/measured.ts'), [join(root, script)], {
    cwd: root,
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_ORIGIN: origin,
      XDG_STATE_HOME: join(root, '.cache/state-of-bench'),
    },
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-2000)
  })
  for (let tries = 0; !(await isReady(origin)); tries += 1) {
    if (child.exitCode !== null || tries > 300) throw new Error(`${script} did not start: ${said}`)
    await wait(100)
  }
  return {
    origin,
    cpu: async () => {
      const { user, system } = await ask<NodeJS.CpuUsage>(child, 'cpu')
      return (user + system) / 1000
    },
    memory: () => ask<Memory>(child, 'memory'),
    delayDuring: async (task) => {
      await ask(child, 'watch delay')
      await task()
      const { p50, p99, max } = await ask<Delay>(child, 'delay')
      return { p50: p50 / 1e6, p99: p99 / 1e6, max: max / 1e6 }
    },
    stop: () => stop(child),
  }
}

async function isReady(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/readyz`).catch(() => null)
  return answer?.ok === true
}

/** Asks one question at a time; what comes back is what bench/measured.ts answers to it. */
async function ask<T>(child: ChildProcess, question: string): Promise<T> {
  child.send(question)
  const [answer] = await once(child, 'message')
  return answer
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.disconnect()
  await once(child, 'exit')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('the probe has no port')
  return address.port
}
