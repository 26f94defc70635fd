import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { basePython, output, pythonEnv } from './python-env.ts'
import { root } from './run.ts'

export type StreamlitEnv =
  | { readonly ok: true; readonly version: string; readonly python: string }
  | { readonly ok: false; readonly reason: string }

/** The packages that a virtual environment is held to, as pip's constraints. */
export const constraintsFile: string = join(root, 'tests/streamlit/constraints.txt')
/** Names the versions that everything was measured with; the site shows them. */
export const measuredFile: string = join(root, 'src/content/measured-with.json')

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
  const env = await pythonEnv({
    folder: join(root, `.cache/streamlit-${wanted}`),
    install: [...(constraints ? ['-c', constraintsFile] : []), `streamlit[auth]==${wanted}`],
    madeFrom: createHash('sha256').update(pins).digest('hex'),
    check: 'import streamlit.auth_util, authlib, httpx',
  })
  if (env.ok) return { ...env, version: wanted }
  return { ok: false, reason: `no environment for Streamlit ${wanted}: ${env.reason}` }
}

/** The newest Streamlit of the package index; throws when that cannot be asked. */
export async function newestStreamlit(): Promise<string> {
  const base = await basePython()
  const args = ['-m', 'pip', 'index', 'versions', 'streamlit', '--disable-pip-version-check']
  const { said } = base === null ? { said: 'no Python 3.11 or newer' } : await output(base, args)
  const version = /^streamlit \(([\d.]+)\)/m.exec(said)?.[1]
  if (version === undefined) throw new Error(`cannot find the newest Streamlit: ${said}`)
  return version
}
