import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { compareVersions, versionsRun } from '#lib/streamlit/versions.ts'
import type { PackageFolders } from '../tests/streamlit/older/measure.ts'
import { lastLine, output, type PythonEnv, pythonEnv } from './python-env.ts'
import { root } from './run.ts'

/**
 * The Python of `.cache/streamlit-<version>` with an older Streamlit, and with Authlib and httpx, which the extra `auth`
 * of some lacks; all of them the newest that it allows.
 */
export function olderEnv(version: string): Promise<PythonEnv> {
  const install = [`streamlit[auth]==${version}`, 'Authlib', 'httpx']
  const folder = join(root, `.cache/streamlit-${version}`)
  return pythonEnv({ folder, install, madeFrom: install.join(' '), check: 'import streamlit, authlib, httpx' })
}

/** Folders of packages, to be put before what an environment has (PYTHONPATH). */
export function packageFolders(python: string): PackageFolders {
  return {
    authlib: (version) => packageFolder(python, `authlib-${version}`, [`Authlib==${version}`]),
    httpx2: () => packageFolder(python, 'httpx2', ['httpx2', 'httpcore2', 'truststore']),
  }
}

async function packageFolder(python: string, name: string, packages: readonly string[]): Promise<string> {
  const folder = join(root, '.cache', name)
  if (existsSync(folder)) return folder
  const own = `${folder}.${process.pid}`
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--no-deps']
  const { code, said } = await output(python, [...pip, '--target', own, ...packages])
  if (code !== 0) throw new Error(`cannot install ${name}: ${lastLine(said)}`)
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }))
  return folder
}

/**
 * The versions older than the pinned one that somebody names: "1.57" and "1.57.0" are 1.57.0, "older" is all that were
 * run. None for a version that is not older.
 */
export function olderOnesNamed(named: string | undefined, pinned: string): readonly string[] {
  if (named === undefined || named === 'newest') return []
  const older = versionsRun.filter((version) => compareVersions(version, pinned) < 0)
  if (named === 'older') return older
  const run = older.filter((version) => version === named || version.startsWith(`${named}.`)).slice(-1)
  return run.length > 0 || compareVersions(named, pinned) >= 0 ? run : [named]
}
