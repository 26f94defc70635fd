import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { output, type PythonEnv, pythonEnv } from '../../../scripts/python-env.ts'
import { root } from '../../../scripts/run.ts'
import { chromiumArgs, chromiumPath } from '../../browser/chromium.ts'

const constraints = join(root, 'tests/streamlit/test-login/pytest-constraints.txt')

/** The Python of a virtual environment with pytest and Playwright, made when it is not there: half a minute, and a package index. */
export async function pytestEnv(): Promise<PythonEnv> {
  const pins = await readFile(constraints, 'utf8')
  return pythonEnv({
    folder: join(root, '.cache/pytest'),
    install: ['-c', constraints, 'pytest-playwright'],
    madeFrom: createHash('sha256').update(pins).digest('hex'),
    check: 'import pytest, playwright.sync_api, pytest_playwright',
  })
}

/** A folder with an app and its tests, as somebody has it who copied them from the page. */
export interface TestersFolder {
  readonly folder: string
  /** Runs a script with bash, in which `python` has Streamlit, pytest and Playwright. What it leaves running is ended. */
  sh(script: string, env?: Readonly<Record<string, string>>): Promise<{ code: number; said: string }>
  delete(): Promise<void>
}

export interface Pythons {
  readonly streamlit: string
  readonly pytest: string
}

/** @param files texts by their path */
export async function testersFolder(
  { streamlit, pytest }: Pythons,
  files: Readonly<Record<string, string>>,
): Promise<TestersFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'testers-'))
  for (const [path, content] of Object.entries({ ...files, 'conftest.py': await ourChromium() })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  const { said } = await output(streamlit, ['-c', "import sysconfig; print(sysconfig.get_path('purelib'))"])
  const path = [dirname(pytest), process.env['PATH'] ?? ''].join(delimiter)
  return {
    folder,
    async sh(script, env = {}) {
      const child = spawn('bash', ['-ec', script], {
        cwd: folder,
        // A group of its own, so that a server that the script started can be ended with it.
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          HOME: folder,
          PATH: path,
          PYTHONPATH: said.trim(),
          PYTHONDONTWRITEBYTECODE: '1',
          ...env,
        },
      })
      const printed = Promise.all([text(child.stdout), text(child.stderr)])
      const [code] = await once(child, 'exit')
      endGroup(child.pid)
      return { code: code ?? 1, said: (await printed).join('') }
    },
    delete: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** A conftest.py above the tests: Playwright takes this project's browser, and downloads none. */
async function ourChromium(): Promise<string> {
  return `import pytest


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    ours = {"executable_path": ${JSON.stringify(await chromiumPath())}, "args": ${JSON.stringify(chromiumArgs)}}
    return {**browser_type_launch_args, **ours}
`
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGTERM')
  } catch {
    // Nothing of it is left.
  }
}
