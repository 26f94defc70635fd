import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { TestProject } from 'vitest/node'
import { whyStale } from '../scripts/build-id.ts'
import { root, run } from '../scripts/run.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built site answers, without a slash at the end. */
    origin: string
    /** The folder of the build. */
    dist: string
  }
}

/** Builds the site unless the build is fresh, and runs it on a free port for the tests. Ends it afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stale = whyStale(root)
  if (stale !== null) {
    console.log(`Building the site, because ${stale}.`)
    if ((await run('scripts/build.ts')) !== 0) throw new Error('the site does not build')
  }
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const server = startSite(port)
  server.stdout?.resume()
  server.stderr?.on('data', (lines: Buffer) => showErrors(lines.toString()))
  await untilReady(origin, server)
  process.env.SITE_DIST = join(root, 'dist')
  project.provide('origin', origin)
  project.provide('dist', join(root, 'dist'))
  return () => stop(server)
}

/** Below the ports that systems hand out by themselves, above those that Fetch refuses. */
const ports = { from: 20_000, to: 32_000 } as const

/**
 * A port of 127.0.0.1 that was free a moment ago. Between that and its use nobody is given it by the system: it comes
 * from where neither `listen(0)` nor the client's end of a connection takes one.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(ports.from, ports.to)
    const probe = createServer().listen(port, '127.0.0.1')
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}

/** Where sites that tests start keep their secrets, in place of the user's own folder. */
export const stateHome: string = join(root, '.cache/state-of-tests')

/** Starts server.ts as `npm start` would, on a loopback port of its own. */
export function startSite(port: number, env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [join(root, 'server.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_ORIGIN: `http://localhost:${port}`,
      XDG_STATE_HOME: stateHome,
      ...env,
    },
  })
}

/** Waits until a started site says that it is ready, at most a minute or so. */
export async function untilReady(origin: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
    const answer = await fetch(`${origin}/readyz`).catch(() => null)
    if (answer?.ok) return
    await wait(100)
  }
  server.kill('SIGKILL')
  throw new Error('the server did not get ready')
}

/** The tests provoke refusals on purpose; only what the site itself gets wrong is worth showing. */
function showErrors(lines: string): void {
  for (const line of lines.split('\n')) if (line !== '' && !line.includes('"level":"warn"')) console.error(line)
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGINT')
  await once(server, 'exit')
}
