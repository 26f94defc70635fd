import { readFile } from 'node:fs/promises'
import { type Launched, launchStreamlit } from '../launch.ts'
import type { Said } from './side.ts'
import { lineFormat, saidIn } from './streamlit-log.ts'

/** A Streamlit process that runs app.py in a folder of its own. */
export interface StreamlitProcess extends Launched {
  readonly port: number
  /** The lines that Streamlit itself has logged since the last call. */
  newLines(): Said[]
}

/** Starts `streamlit run`; throws with its log when it does not get ready. */
export async function startStreamlit(options: {
  python: string
  port: number
  /** `server.baseUrlPath`, with a slash at both ends. */
  base: string
  /** The first secrets.toml: the key of `_streamlit_session` is read from it once. null: there is no such file. */
  secretsToml: string | null
  env: Readonly<Record<string, string>>
}): Promise<StreamlitProcess> {
  const { python, port, base, secretsToml, env } = options
  const settings = {
    'server.port': port,
    'server.baseUrlPath': base.slice(1, -1),
    'server.fileWatcherType': 'none',
    'logger.messageFormat': lineFormat,
  }
  const launched = await launchStreamlit({
    python,
    files: {
      'app.py': await readFile(new URL('app.py', import.meta.url), 'utf8'),
      ...(secretsToml !== null && { '.streamlit/secrets.toml': secretsToml }),
    },
    args: ['run', 'app.py', ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`)],
    address: `http://127.0.0.1:${port}${base}`,
    env,
  })
  let heard = 0
  return {
    ...launched,
    port,
    newLines() {
      const text = launched.log()
      const fresh = text.slice(heard)
      heard = text.length
      return saidIn(fresh)
    },
  }
}
