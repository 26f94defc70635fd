import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { root } from './run.ts'

export type StreamlitEnv =
  | { readonly ok: true; readonly version: string; readonly python: string }
  | { readonly ok: false; readonly reason: string }

/** The packages that a virtual environment is held to, as pip's constraints. */
export const constraintsFile: string = join(root, 'tests/streamlit/constraints.txt')
/** Names the versions that everything was measured with; the site shows them. */
export const measuredFile: string = join(root, 'src/content/measured-with.json')

const bin = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python'

/**
 * The Python of `.cache/streamlit-<version>`, a virtual environment with `streamlit[auth]`; made when it is not there or
 * was made from other constraints, which takes about a minute and a package index. Start Streamlit with `-m streamlit`.
 *
 * @param version default: the one that the site was measured with
 * @param constraints false: the newest packages that this Streamlit allows
 */
export async function streamlitEnv(version?: string, constraints = true): Promise<StreamlitEnv> {
  const wanted = version ?? JSON.parse(await readFile(measuredFile, 'utf8')).streamlit
  const pins = constraints ? await readFile(constraintsFile, 'utf8') : ''
  const made = createHash('sha256').update(pins).digest('hex')
  const folder = join(root, `.cache/streamlit-${wanted}`)
  const python = join(folder, bin)
  const works = async () => (await output(python, ['-c', 'import streamlit.auth_util, authlib, httpx'])).code === 0
  const complete = await readFile(join(folder, 'made-from'), 'utf8').catch(() => '')
  if (complete === made && (await works())) return { ok: true, version: wanted, python }

  const base = await basePython()
  if (base === null) return { ok: false, reason: 'Python 3.11 or newer is not installed' }
  console.log(`Making ${folder}`)
  // Another process may be making the same: each makes its own, and the last to finish puts it in place.
  const own = `${folder}.${process.pid}`
  const steps: readonly (readonly [string, ...string[]])[] = [
    [base, '-m', 'venv', own],
    [join(own, bin), ...pip, ...(constraints ? ['-c', constraintsFile] : []), `streamlit[auth]==${wanted}`],
  ]
  await mkdir(join(root, '.cache'), { recursive: true })
  try {
    for (const [command, ...args] of steps) {
      const { code, said } = await output(command, args)
      if (code !== 0) return { ok: false, reason: `no environment for Streamlit ${wanted}: ${lastLine(said)}` }
    }
    await writeFile(join(own, 'made-from'), made)
    await rm(folder, { recursive: true, force: true })
    await rename(own, folder)
  } finally {
    await rm(own, { recursive: true, force: true })
  }
  return { ok: true, version: wanted, python }
}

const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--retries', '2']

/** The newest Streamlit of the package index; throws when that cannot be asked. */
export async function newestStreamlit(): Promise<string> {
  const base = await basePython()
  const args = ['-m', 'pip', 'index', 'versions', 'streamlit', '--disable-pip-version-check']
  const { said } = base === null ? { said: 'no Python 3.11 or newer' } : await output(base, args)
  const version = /^streamlit \(([\d.]+)\)/m.exec(said)?.[1]
  if (version === undefined) throw new Error(`cannot find the newest Streamlit: ${said}`)
  return version
}

/** The first Python on the path that Streamlit runs on. */
async function basePython(): Promise<string | null> {
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11', 'python']) {
    const { code } = await output(name, ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'])
    if (code === 0) return name
  }
  return null
}

/** Runs a command to its end: its exit code (1 when it cannot be started) and all that it printed. */
export async function output(command: string, args: readonly string[]): Promise<{ code: number; said: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1)).once('close', (code) => resolve(code ?? 1))
  })
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { code, said: out + err }
}

function lastLine(said: string): string {
  return said.trim().split('\n').at(-1) ?? ''
}
