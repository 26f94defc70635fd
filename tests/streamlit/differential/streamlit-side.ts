import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { send } from './cookie-client.ts'
import type { Action, Side } from './side.ts'
import type { StreamlitProcess } from './streamlit-process.ts'
import { openSocket } from './streamlit-socket.ts'

/**
 * The real Streamlit as one side. `base` is its path, such as `/app/differential/`. Without `reloads` it keeps the
 * secrets.toml that it was started with: one that does not parse ends the thread that looks for changes.
 */
export function streamlitSide(process: StreamlitProcess, base: string, reloads: boolean): Side {
  const { port, folder } = process
  // The port in the address bar may be that of a proxy.
  const socketUrl = (url: URL) => `ws://${url.hostname}:${port}${base}_stcore/stream`
  return {
    name: 'Streamlit',
    async configure(secretsToml) {
      if (secretsToml === null || !reloads) return
      const text = marked(secretsToml)
      await writeFile(join(folder, '.streamlit/secrets.toml'), text.toml)
      await untilInForce(text.mark)
      process.newLines()
    },
    get: (url, jar) => send({ url, port, jar }),
    async open({ jar, url, without }) {
      await send({ url: new URL(`${base}_stcore/health`, url), port, jar })
      const cookie = jar.header(url)
      const socket = await openSocket({
        url: socketUrl(url),
        headers: { host: url.host, ...(cookie && { cookie }), ...(without !== 'origin' && { origin: url.origin }) },
        xsrf: without === 'xsrf' ? undefined : jar.value(url, '_streamlit_xsrf'),
      })
      return {
        async run(action) {
          const run = await socket.run(queryOf(action))
          if (!run) return null
          return { user: run.text ?? null, exception: run.exception ?? null, redirect: run.redirect ?? null }
        },
        close: () => socket.close(),
      }
    },
    logs: () => process.newLines(),
  }

  /** Streamlit looks at secrets.toml five times a second. */
  async function untilInForce(mark: string): Promise<void> {
    const url = new URL(`http://127.0.0.1:${port}${base}`)
    for (let tries = 0; tries < 100; tries += 1) {
      process.mustRun()
      const socket = await openSocket({ url: socketUrl(url), headers: {}, xsrf: undefined })
      const run = await socket.run('case=')
      await socket.close()
      if (run?.text === mark) return
      await wait(50)
    }
    throw new Error('Streamlit did not take up secrets.toml')
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
  return 'logout' in action ? 'logout=1' : new URLSearchParams({ login: JSON.stringify(action.login) }).toString()
}
