import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface ServerProcess {
  log(): string
  end(): Promise<void>
}

export interface Started {
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Answers with less than 500 when the server is ready. */
  readonly ready: string
}

/** Starts a server and waits until it answers; throws with what it printed when it ends before, or is not ready in five minutes. */
export async function startServer({ command, args, env, cwd, ready }: Started): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'provider-'))
  const printed = join(folder, 'printed.log')
  const output = openSync(printed, 'w')
  // In a group of its own, so that what it starts ends with it.
  const child = spawn(command, args, {
    cwd: cwd ?? folder,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, HOME: folder, PYTHONUNBUFFERED: '1', ...env },
  })
  closeSync(output)
  const kill = () => signal(child, 'SIGKILL')
  process.once('exit', kill)
  const log = () => readFileSync(printed, 'utf8')
  const server = {
    log,
    async end() {
      process.off('exit', kill)
      await endGroup(child)
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  for (let tries = 0; tries < 3000; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null) break
    const answer = await fetch(ready).catch(() => null)
    await answer?.body?.cancel()
    if (answer && answer.status < 500) return server
    await wait(100)
  }
  const said = log()
  await server.end()
  throw new Error(`${command} did not get ready:\n${said}`)
}

/** Asks the group to end, and ends it when it has not after five seconds. */
async function endGroup(child: ChildProcess): Promise<void> {
  signal(child, 'SIGTERM')
  for (let tries = 0; tries < 50 && signal(child, 0); tries += 1) await wait(100)
  signal(child, 'SIGKILL')
}

/** Sends a signal to the whole group; false when nobody of it is left. */
function signal({ pid }: ChildProcess, which: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false
  try {
    return process.kill(-pid, which)
  } catch {
    return false
  }
}
