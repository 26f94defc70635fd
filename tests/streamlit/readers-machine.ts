import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startSite, untilReady } from '../global-site.ts'

/** A Streamlit app as a reader would run it: files as the page shows them, the command as the page says it. */
export interface ReadersApp {
  log(): string
  end(): Promise<void>
}

export interface ReadersAppInput {
  /** The Python of an environment with Streamlit: what the page's first two commands make. */
  readonly python: string
  /** Texts by their path. */
  readonly files: Readonly<Record<string, string>>
  /** The page's third command. */
  readonly command: string
  /** Where the app has to answer. */
  readonly address: string
}

/** Runs the app in a folder of its own; throws with Streamlit's log when it is not ready within a minute. */
export async function runReadersApp({ python, files, command, address }: ReadersAppInput): Promise<ReadersApp> {
  const [program, ...args] = command.split(' ')
  if (program !== '.venv/bin/streamlit') throw new Error(`the page says to run ${program}`)
  const folder = await mkdtemp(join(tmpdir(), 'readers-app-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const printed = join(folder, 'printed.log')
  const output = openSync(printed, 'w')
  const server = spawn(python, ['-m', 'streamlit', ...args], {
    cwd: folder,
    stdio: ['ignore', output, output],
    env: {
      ...process.env,
      // A home of its own, so that no secrets.toml of the machine's user is read.
      HOME: folder,
      PYTHONUNBUFFERED: '1',
      STREAMLIT_SERVER_ADDRESS: '127.0.0.1',
      STREAMLIT_SERVER_HEADLESS: 'true',
      STREAMLIT_BROWSER_GATHER_USAGE_STATS: 'false',
    },
  })
  closeSync(output)
  const log = () => readFileSync(printed, 'utf8')
  const end = async () => {
    await endProcess(server, 'SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(new URL('_stcore/health', address)).catch(() => null)
    if (answer?.ok) return { log, end }
    if (server.exitCode !== null) break
    await wait(100)
  }
  const said = log()
  await end()
  throw new Error(`Streamlit did not get ready:\n${said}`)
}

/** The built site as a process that can be started again with the same secrets. */
export function siteProcess(port: number, env: Readonly<Record<string, string>>) {
  let server: ChildProcess | undefined
  const stop = async () => {
    if (server) await endProcess(server, 'SIGINT')
  }
  return {
    stop,
    async start(): Promise<void> {
      server = startSite(port, env)
      server.stdout?.resume()
      server.stderr?.resume()
      await untilReady(`http://localhost:${port}`, server)
    },
  }
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(late)
}
