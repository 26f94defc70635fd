import { spawn } from 'node:child_process'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'

const bin = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python'
const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--retries', '2']

export interface PythonEnvInput {
  /** Where it is, or comes to be. */
  readonly folder: string
  /** What pip installs, and the constraints it is held to. */
  readonly install: readonly string[]
  /** Tells one made of the same from others. */
  readonly madeFrom: string
  /** Python that fails where the environment is of no use. */
  readonly check: string
}

export type PythonEnv = { readonly ok: true; readonly python: string } | { readonly ok: false; readonly reason: string }

/** A virtual environment; made when it is not there, was made from something else, or does not work. */
export async function pythonEnv({ folder, install, madeFrom, check }: PythonEnvInput): Promise<PythonEnv> {
  const python = join(folder, bin)
  const works = async () => (await output(python, ['-c', check])).code === 0
  const complete = await readFile(join(folder, 'made-from'), 'utf8').catch(() => '')
  if (complete === madeFrom && (await works())) return { ok: true, python }

  const base = await basePython()
  if (base === null) return { ok: false, reason: 'Python 3.11 or newer is not installed' }
  console.log(`Making ${folder}`)
  // Another process may be making the same: each makes its own, and the last to finish puts it in place.
  const own = `${folder}.${process.pid}`
  const steps: readonly (readonly [string, ...string[]])[] = [
    [base, '-m', 'venv', own],
    [join(own, bin), ...pip, ...install],
  ]
  await mkdir(dirname(folder), { recursive: true })
  try {
    for (const [command, ...args] of steps) {
      const { code, said } = await output(command, args)
      if (code !== 0) return { ok: false, reason: lastLine(said) }
    }
    await writeFile(join(own, 'made-from'), madeFrom)
    await rm(folder, { recursive: true, force: true })
    await rename(own, folder)
  } finally {
    await rm(own, { recursive: true, force: true })
  }
  return { ok: true, python }
}

/** The first Python on the path that Streamlit runs on. */
export async function basePython(): Promise<string | null> {
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

export function lastLine(said: string): string {
  return said.trim().split('\n').at(-1) ?? ''
}
