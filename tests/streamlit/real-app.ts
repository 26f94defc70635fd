import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A Streamlit server with an app of its own, on a loopback port. */
export interface RealApp {
  readonly origin: string
  readonly folder: string
  /** All that it has printed so far. */
  log(): string
  /** Ends the process and deletes its folder. */
  end(): Promise<void>
}

export interface AppFiles {
  /** A free one, which the app's provider has to know before. */
  readonly port: number
  /** The script that `streamlit run` gets. */
  readonly main: string
  /** Texts by their path in the app's folder. */
  readonly files: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** Options of `streamlit run`, such as `--server.baseUrlPath=x`. */
  readonly options?: readonly string[]
}

/** Starts `streamlit run`; throws with its log when it is not ready within a minute. */
export async function startApp(python: string, app: AppFiles): Promise<RealApp> {
  const { port } = app
  const folder = await mkdtemp(join(tmpdir(), 'streamlit-app-'))
  for (const [path, text] of Object.entries(app.files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const printed = join(folder, 'printed.log')
  const output = openSync(printed, 'w')
  const options = ['server.address=127.0.0.1', 'server.headless=true', 'browser.gatherUsageStats=false']
  const flags = [`--server.port=${port}`, ...options.map((option) => `--${option}`), ...(app.options ?? [])]
  const server = spawn(python, ['-m', 'streamlit', 'run', app.main, ...flags], {
    cwd: folder,
    stdio: ['ignore', output, output],
    // A home of its own, so that no secrets.toml of the machine's user is read.
    env: { ...process.env, HOME: folder, PYTHONUNBUFFERED: '1', ...app.env },
  })
  closeSync(output)
  // For a test run that is ended from outside.
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  const log = () => readFileSync(printed, 'utf8')
  const end = async () => {
    await endProcess(server)
    process.off('exit', kill)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await untilReady(`http://127.0.0.1:${port}`, server, log)
  } catch (error) {
    await end()
    throw error
  }
  return { origin: `http://localhost:${port}`, folder, log, end }
}

async function untilReady(origin: string, server: ChildProcess, log: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.exitCode !== null) throw new Error(`Streamlit ended with ${server.exitCode}:\n${log()}`)
    const answer = await fetch(`${origin}/_stcore/health`).catch(() => null)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error(`Streamlit did not get ready:\n${log()}`)
}

async function endProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  const late = setTimeout(() => server.kill('SIGKILL'), 3000)
  await ended
  clearTimeout(late)
}
