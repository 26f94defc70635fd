import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../scripts/run.ts'

export interface Usage {
  /** Bytes. */
  readonly rss: number
  readonly heapUsed: number
  /** Microseconds since the start. */
  readonly cpu: { readonly user: number; readonly system: number }
}

export interface ServerProcess {
  readonly origin: string
  /** As it is after a garbage collection. */
  readonly usage: () => Promise<Usage>
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
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), PUBLIC_ORIGIN: origin },
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-2000)
  })
  for (let tries = 0; !(await isReady(origin)); tries += 1) {
    if (child.exitCode !== null || tries > 100) throw new Error(`${script} did not start: ${said}`)
    await wait(100)
  }
  return { origin, usage: () => askUsage(child), stop: () => stop(child) }
}

async function isReady(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/readyz`).catch(() => null)
  return answer?.ok === true
}

async function askUsage(child: ChildProcess): Promise<Usage> {
  child.send('usage')
  const [usage]: Usage[] = await once(child, 'message')
  if (usage === undefined) throw new Error('no figures came back')
  return usage
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
