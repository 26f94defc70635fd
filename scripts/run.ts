import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { mkdir, open } from 'node:fs/promises'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root: string = fileURLToPath(new URL('..', import.meta.url))

/** The tools of this project as files that Node runs; the same on every system, and always under this Node. */
export const tools = {
  astro: 'node_modules/astro/bin/astro.mjs',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  cspell: 'node_modules/cspell/bin.mjs',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
} as const

const quietAstro = { ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0', ASTRO_PREVIEW_BACKGROUND: '0' }

/**
 * Runs a script with this Node in the project's folder, output inherited, SIGINT and SIGTERM handed on.
 * @param script relative to the project's folder
 * @returns the exit code; 128 and the signal's number when a signal ended it
 */
export function run(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return ended(start(script, args, env, ['ignore', 'inherit', 'inherit']))
}

/** Like `run`, with all that the script prints written to the file `log`, in its order. */
export async function runAside(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  log: string,
): Promise<number> {
  await mkdir(dirname(log), { recursive: true })
  const file = await open(log, 'w')
  try {
    return await ended(start(script, args, env, ['ignore', file.fd, file.fd]))
  } finally {
    await file.close()
  }
}

function start(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stdio: SpawnOptions['stdio'],
): ChildProcess {
  const options = { cwd: root, stdio, env: { ...process.env, ...quietAstro, ...env } }
  return spawn(process.execPath, [join(root, script), ...args], options)
}

function ended(child: ChildProcess): Promise<number> {
  const hand = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGINT', hand).on('SIGTERM', hand)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGINT', hand).off('SIGTERM', hand)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}
