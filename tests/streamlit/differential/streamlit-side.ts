import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { uncaughtInServer } from '#lib/streamlit/log-lines.ts'
import { replaceFile } from '../launch.ts'
import { send } from './cookie-client.ts'
import type { Action, Side } from './side.ts'
import type { StreamlitProcess } from './streamlit-process.ts'
import { openSocket } from './streamlit-socket.ts'

interface Options {
  readonly base: string
  readonly reloads: boolean
  readonly replica: StreamlitProcess | null
}

/**
 * The real Streamlit as one side. `base` is its path, such as `/app/differential/`. Without `reloads` it keeps the
 * secrets.toml that it was started with: one that does not parse ends the thread that looks for changes. `replica`: a
 * second one, which answers the callback.
 */
export function streamlitSide(process: StreamlitProcess, options: Options): Side {
  const { base, reloads, replica } = options
  const { port, folder } = process
  // The port in the address bar may be that of a proxy.
  const socketUrl = (url: URL) => `ws://${url.hostname}:${port}${base}_stcore/stream`
  return {
    name: 'Streamlit',
    async configure(secretsToml) {
      if (secretsToml === null || !reloads) return
      const text = marked(secretsToml)
      await replaceFile(join(folder, '.streamlit/secrets.toml'), text.toml)
      await untilInForce(text.mark)
      process.newLines()
    },
    async get(url, jar) {
      const before = process.log().length
      const answers = replica !== null && url.pathname === `${base}oauth2callback` ? replica : process
      const answer = await send({ url, port: answers.port, jar })
      // What led to it is printed after the answer has gone out.
      while (answer.status === 500 && !process.log().includes(uncaughtInServer().text, before)) await wait(20)
      return answer
    },
    ask: (method, url, jar) => send({ url, port, jar, method }),
    async open({ jar, url, without }) {
      await send({ url: new URL(`${base}_stcore/health`, url), port, jar })
      const cookie = jar.header(url)
      const opened = new AbortController()
      const socket = await openSocket({
        url: socketUrl(url),
        headers: { host: url.host, ...(cookie && { cookie }), ...(without !== 'origin' && { origin: url.origin }) },
        xsrf: without === 'xsrf' ? undefined : jar.value(url, '_streamlit_xsrf'),
        hopeless: overtaken(opened.signal),
      })
      opened.abort()
      return {
        async run(action) {
          const run = await socket.run(queryOf(action))
          if (!run) return null
          return { user: run.text ?? null, exception: run.exception ?? null, redirect: run.redirect ?? null }
        },
        close: () => socket.close(),
      }
    },
    logs: () => [...process.newLines(), ...(replica?.newLines() ?? [])],
  }

  /** app.py reads the file anew when it is asked for the case; else Streamlit looks at it five times a second. */
  async function untilInForce(mark: string): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      process.mustRun()
      if ((await strangerRuns('case=')) === mark) return
    }
    throw new Error('Streamlit did not take up secrets.toml')
  }

  /** What the script writes in a session of a stranger's. */
  async function strangerRuns(query: string): Promise<string | undefined> {
    const url = new URL(`http://127.0.0.1:${port}${base}`)
    const socket = await openSocket({ url: socketUrl(url), headers: {}, xsrf: undefined })
    const run = await socket.run(query)
    await socket.close()
    return run?.text
  }

  /**
   * Resolves when a session that was asked for a second later has run the script twice: what Streamlit has not answered
   * by then it never will, however busy the machine is.
   */
  async function overtaken(opened: AbortSignal): Promise<void> {
    await wait(1000)
    for (let runs = 0; runs < 2 && !opened.aborted; runs += 1) await strangerRuns('')
  }
}

let marks = 0

/** The same file with a line that tells it from all others. */
function marked(toml: string): { toml: string; mark: string } {
  marks += 1
  return { toml: `case = "${marks}"\n${toml}`, mark: `${marks}` }
}

function queryOf(action: Action | undefined): string {
  if (action === undefined) return ''
  if ('guard' in action) return 'guard=1'
  return 'logout' in action ? 'logout=1' : new URLSearchParams({ login: JSON.stringify(action.login) }).toString()
}
