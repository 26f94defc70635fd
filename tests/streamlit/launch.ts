import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A real Streamlit that runs an app in a folder of its own. */
export interface Launched {
  readonly folder: string
  /** All that it has printed so far. */
  log(): string
  /** Throws when the process has ended by itself. */
  mustRun(): void
  /** Ends the process and deletes its folder. */
  end(): Promise<void>
}

export interface Launch {
  /** The Python of an environment with Streamlit. */
  readonly python: string
  /** Texts by their path in the app's folder. */
  readonly files: Readonly<Record<string, string>>
  /** What stands behind `streamlit` in the command, such as `run app.py --server.port=8501`. */
  readonly args: readonly string[]
  /** Where the app has to answer, with a slash at the end. */
  readonly address: string
  readonly env?: Readonly<Record<string, string>>
  /** Puts what is no text into the app's folder, before the start. */
  readonly prepare?: (folder: string) => Promise<void>
}

/** Starts Streamlit on loopback; throws with its log when it ends, or does not answer within five minutes. */
export async function launchStreamlit({ python, files, args, address, env, prepare }: Launch): Promise<Launched> {
  const folder = await mkdtemp(join(tmpdir(), 'streamlit-app-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await prepare?.(folder)
  const printed = join(folder, 'printed.log')
  const output = openSync(printed, 'w')
  const child = spawn(python, ['-m', 'streamlit', ...args], {
    cwd: folder,
    stdio: ['ignore', output, output],
    env: {
      ...process.env,
      // A home of its own, so that no secrets.toml of the machine's user is read.
      HOME: folder,
      PYTHONUNBUFFERED: '1',
      // Nothing here is asked over TLS, and httpx takes 20 ms to read the machine's certificates for each request.
      SSL_CERT_FILE: undefined,
      SSL_CERT_DIR: folder,
      STREAMLIT_SERVER_ADDRESS: '127.0.0.1',
      STREAMLIT_SERVER_HEADLESS: 'true',
      STREAMLIT_BROWSER_GATHER_USAGE_STATS: 'false',
      ...env,
    },
  })
  closeSync(output)
  // For a test run that is ended from outside.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  const log = () => readFileSync(printed, 'utf8')
  const launched: Launched = {
    folder,
    log,
    mustRun() {
      const how = child.exitCode ?? child.signalCode
      if (how !== null) throw new Error(`Streamlit ended with ${how}:\n${log()}`)
    },
    async end() {
      await endProcess(child, 'SIGTERM')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  try {
    await untilHealthy(launched, address)
  } catch (error) {
    await launched.end()
    throw error
  }
  return launched
}

/** Writes a file anew in one step: half of a secrets.toml, which does not parse, would end the watch over it. */
export async function replaceFile(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}

/** Asks a process to end, and ends it when it has not after five seconds. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(late)
}

/** Whatever certificate an app over HTTPS has. */
async function isHealthy(url: URL): Promise<boolean> {
  if (url.protocol === 'http:') {
    const answer = await fetch(url).catch(() => null)
    await answer?.body?.cancel()
    return answer?.ok ?? false
  }
  const asked = get(url, { agent: false, rejectUnauthorized: false })
  const [answer] = await once(asked, 'response').catch(() => [null])
  answer?.destroy()
  return answer?.statusCode === 200
}

async function untilHealthy({ log, mustRun }: Launched, address: string): Promise<void> {
  for (let tries = 0; tries < 3000; tries += 1) {
    mustRun()
    if (await isHealthy(new URL('_stcore/health', address))) return
    await wait(100)
  }
  throw new Error(`Streamlit did not get ready:\n${log()}`)
}
