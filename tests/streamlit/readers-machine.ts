import type { ChildProcess } from 'node:child_process'
import type { Page } from 'playwright-core'
import { output } from '../../scripts/python-env.ts'
import { startSite, untilReady } from '../global-site.ts'
import { endProcess, type Launch, type Launched, launchStreamlit } from './launch.ts'

/** A Streamlit app as a reader would run it: files as the page shows them, the command as the page says it. */
export type ReadersApp = Launched

export interface ReadersAppInput extends Pick<Launch, 'files' | 'address'> {
  /** The Python of an environment with Streamlit: what the page's first two commands make. */
  readonly python: string
  /** The page's third command. */
  readonly command: string
}

/** Runs the app in a folder of its own; throws with Streamlit's log when it does not get ready. */
export async function runReadersApp({ python, files, command, address }: ReadersAppInput): Promise<ReadersApp> {
  const [program, ...args] = command.split(' ')
  if (program !== '.venv/bin/streamlit') throw new Error(`the page says to run ${program}`)
  return launchStreamlit({ python, files, args, address })
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

/** The archive that the page offers, as Python unpacks it. */
export async function unzipped(page: Page, python: string): Promise<unknown> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download streamlit-login.zip' }).click(),
  ])
  const script =
    'import json, sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), json.dumps({n: z.read(n).decode() for n in z.namelist()}))'
  const { said } = await output(python, ['-c', script, await download.path()])
  const [, files] = /^None (.*)/.exec(said) ?? []
  if (files === undefined) throw new Error(`Python does not take the archive: ${said}`)
  return JSON.parse(files)
}
