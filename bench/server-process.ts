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
  /** As it is, garbage included. */
  readonly usage: () => Promise<Memory>
  /** The event loop's delay while the task ran. */
  readonly delayDuring: (task: () => Promise<unknown>) => Promise<Delay>
  /** Lets milliseconds pass: for whoever asks for the time, not for timers. Of a server with a clock that moves. */
  readonly pass: (milliseconds: number) => Promise<void>
  /** Sets the machine's clock ahead, or back, by so many milliseconds: what counts steadily hears nothing of it. */
  readonly set: (milliseconds: number) => Promise<void>
  /** Holds the event loop up; comes back when it goes on. */
  readonly block: (milliseconds: number) => Promise<void>
  /** Lines of the log that say that something failed on the server's side, or that it lost its store. */
  readonly errors: () => readonly string[]
  readonly process: ChildProcess
  readonly stop: () => Promise<void>
}

export interface ServerOptions {
  readonly env?: NodeJS.ProcessEnv
  /** Left out: a free one. */
  readonly port?: number
  /** Of Node. */
  readonly args?: readonly string[]
  /** The folder of the project that the script is in. */
  readonly folder?: string
}

/** Runs a script of this project as a server on a loopback port; it has to answer /readyz. */
export async function startServer(script: string, options: ServerOptions = {}): Promise<ServerProcess> {
  const { env = {}, args = [], folder = root, port = await freePort() } = options
  const origin = `http://localhost:${port}`
  const child = fork(join(root, 'bench/measured.ts'), [join(folder, script)], {
    cwd: folder,
    execArgv: ['--expose-gc', ...args],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_ORIGIN: origin,
      XDG_STATE_HOME: join(root, '.cache/state-of-bench'),
      ...env,
    },
  })
  let said = ''
  const errors: string[] = []
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-2000)
    const failed = String(chunk).match(/^.*"event":"(?:uncaught|rejection|handler|console|store)".*$/gm) ?? []
    if (errors.length < 20) errors.push(...failed)
  })
  for (let tries = 0; !(await isReady(origin)); tries += 1) {
    if (child.exitCode !== null || tries > 600) throw new Error(`${script} did not start: ${said}`)
    await wait(100)
  }
  return {
    origin,
    cpu: async () => {
      const { user, system } = await ask<NodeJS.CpuUsage>(child, 'cpu')
      return (user + system) / 1000
    },
    memory: () => ask<Memory>(child, 'memory'),
    usage: () => ask<Memory>(child, 'usage'),
    delayDuring: async (task) => {
      await ask(child, 'watch delay')
      await task()
      const { p50, p99, max } = await ask<Delay>(child, 'delay')
      return { p50: p50 / 1e6, p99: p99 / 1e6, max: max / 1e6 }
    },
    pass: (milliseconds) => ask(child, `pass ${milliseconds}`),
    set: (milliseconds) => ask(child, `set ${milliseconds}`),
    block: (milliseconds) => ask(child, `block ${milliseconds}`),
    errors: () => errors,
    process: child,
    stop: () => stop(child),
  }
}

async function isReady(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/readyz`, { headers: { connection: 'close' } }).catch(() => null)
  return answer?.ok === true
}

/** Asks one question at a time; what comes back is what bench/measured.ts answers to it. */
async function ask<T>(child: ChildProcess, question: string): Promise<T> {
  child.send(question)
  const [answer] = await once(child, 'message')
  return answer
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
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
