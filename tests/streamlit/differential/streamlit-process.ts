import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Said } from './side.ts'
import { lineFormat, saidIn } from './streamlit-log.ts'

/** A Streamlit process that runs app.py in a folder of its own. */
export interface StreamlitProcess {
  readonly port: number
  /** Where its `.streamlit/secrets.toml` belongs. */
  readonly folder: string
  /** The lines that Streamlit itself has logged since the last call. */
  newLines(): Said[]
  /** All that it has printed so far. */
  printed(): string
  /** Throws when the process has ended by itself. */
  mustRun(): void
  end(): Promise<void>
}

/** Starts `streamlit run`; throws with its log when it is not ready within 60 seconds. */
export async function startStreamlit(options: {
  python: string
  port: number
  folder: string
  /** `server.baseUrlPath`. */
  basePath: string
  /** The first secrets.toml: the key of `_streamlit_session` is read from it once. null: there is no such file. */
  secretsToml: string | null
  env: Readonly<Record<string, string>>
}): Promise<StreamlitProcess> {
  const { python, port, folder, basePath, secretsToml, env } = options
  mkdirSync(join(folder, '.streamlit'), { recursive: true })
  if (secretsToml !== null) await writeFile(join(folder, '.streamlit/secrets.toml'), secretsToml)
  await copyFile(new URL('app.py', import.meta.url), join(folder, 'app.py'))
  const log = join(folder, 'streamlit.log')
  const output = openSync(log, 'w')
  const settings = {
    'server.port': port,
    'server.address': '127.0.0.1',
    'server.baseUrlPath': basePath,
    'server.headless': true,
    'server.fileWatcherType': 'none',
    'browser.gatherUsageStats': false,
    'logger.messageFormat': lineFormat,
  }
  const flags = Object.entries(settings).map(([name, value]) => `--${name}=${value}`)
  const child = spawn(python, ['-m', 'streamlit', 'run', 'app.py', ...flags], {
    cwd: folder,
    stdio: ['ignore', output, output],
    // A home of its own, so that no secrets.toml of the machine's user is read.
    env: { ...process.env, ...env, HOME: folder, PYTHONUNBUFFERED: '1' },
  })
  closeSync(output)
  const killAtExit = () => child.kill('SIGKILL')
  process.once('exit', killAtExit)
  child.once('exit', () => process.off('exit', killAtExit))
  const printed = () => readFileSync(log, 'utf8')
  let heard = 0
  const started: StreamlitProcess = {
    port,
    folder,
    printed,
    newLines() {
      const text = printed()
      const fresh = text.slice(heard)
      heard = text.length
      return saidIn(fresh)
    },
    mustRun() {
      const how = child.exitCode ?? child.signalCode
      if (how !== null) throw new Error(`Streamlit ended with ${how}`)
    },
    end: () => end(child),
  }
  try {
    await untilHealthy(started, basePath)
  } catch (error) {
    await started.end()
    throw new Error(`Streamlit does not start:\n${printed()}`, { cause: error })
  }
  return started
}

async function untilHealthy({ port, mustRun }: StreamlitProcess, basePath: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    mustRun()
    const url = `http://127.0.0.1:${port}/${basePath}/_stcore/health`.replace(/([^:])\/\//g, '$1/')
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error('Streamlit did not get ready')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 3000)
  await ended
  clearTimeout(late)
}
