import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach } from 'vitest'
import { endProcess } from './launch.ts'

/** A server of Debian's that stands in front of apps. */
export interface ProxyServer {
  readonly name: string
  /** Where Debian's package puts it. */
  readonly binary: string
  readonly package: string
}

export interface RunningProxy {
  /** All that it has printed so far. */
  log(): string
  end(): Promise<void>
}

/** True where it is installed. Else the file's tests are skipped and say why; with REQUIRE_<its name>=1 they fail. */
export function needsProxy({ name, binary, package: debian }: ProxyServer): boolean {
  const told = `${binary} is not there (Debian: apt-get install ${debian})`
  const isThere = existsSync(binary)
  if (!isThere && process.env[`REQUIRE_${name.toUpperCase()}`] === '1') throw new Error(told)
  if (!isThere) console.info(`Skipped, the tests with ${name}: ${told}`)
  beforeEach(({ skip }) => {
    if (!isThere) skip(told)
  })
  return isThere
}

export interface ProxyStart {
  /** One of its own, which is deleted with it. */
  readonly folder: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Whether it takes requests; asked until it does. */
  isReady(): Promise<boolean>
}

/** Starts the server in the foreground, and waits until it is ready. Throws with what it printed when it ends before. */
export async function startProxy({ name, binary }: ProxyServer, start: ProxyStart): Promise<RunningProxy> {
  const { folder, args, env, isReady } = start
  const printed = join(folder, 'printed.log')
  const output = openSync(printed, 'w')
  const stdio = ['ignore', output, output] as const
  const child = spawn(binary, args, { cwd: folder, stdio: [...stdio], env: { ...process.env, ...env } })
  closeSync(output)
  // For a test run that is ended from outside.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  const log = () => readFileSync(printed, 'utf8')
  while (!(await isReady())) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${name} ended:\n${log()}`)
    await wait(50)
  }
  return {
    log,
    async end() {
      await endProcess(child, 'SIGTERM')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Whether somebody listens on a port of 127.0.0.1. */
export async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const isOpen = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return isOpen
}
