import { readFile } from 'node:fs/promises'
import { freePort } from '../../global-site.ts'
import { type ProviderServer, serveProviders } from '../differential/provider-server.ts'
import type { Setup, Values } from '../differential/setups.ts'
import type { Said } from '../differential/side.ts'
import { lineFormat, saidIn } from '../differential/streamlit-log.ts'
import { type Launched, launchStreamlit } from '../launch.ts'

/** The Python of an environment with an older Streamlit, and the variables that it is started with. */
export interface OlderPython {
  readonly python: string
  readonly env: Readonly<Record<string, string>>
}

/** A Streamlit of whatever version that runs app.py under a base path, and the sample providers beside it. */
export interface OlderApp extends Launched {
  readonly origin: string
  readonly port: number
  /** `server.baseUrlPath`, with a slash at both ends. */
  readonly base: string
  readonly provider: ProviderServer
  readonly values: Values
  /** What its own loggers have said. */
  said(): readonly Said[]
}

const base = '/app/older/'

/** Runs `story` beside a started app; `again` starts it anew at the same address. Ends all of it. */
export async function withApp<Seen>(
  { python, env }: OlderPython,
  setup: Setup,
  story: (app: OlderApp, again: () => Promise<void>) => Promise<Seen>,
): Promise<Seen> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const provider = await serveProviders([`${origin}${base}oauth2callback`])
  const values = { provider: provider.origin, origin, base }
  const settings = {
    'server.port': port,
    'server.baseUrlPath': base.slice(1, -1),
    'server.fileWatcherType': 'none',
    'logger.messageFormat': lineFormat,
  }
  const start = async () =>
    launchStreamlit({
      python,
      files: {
        'app.py': await readFile(new URL('app.py', import.meta.url), 'utf8'),
        '.streamlit/secrets.toml': setup(values) ?? '',
      },
      args: ['run', 'app.py', ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`)],
      address: `http://127.0.0.1:${port}${base}`,
      env,
    })
  let running: Launched | null = null
  try {
    running = await start()
    const app = { ...running, origin, port, base, provider, values, said: () => saidIn(running?.log() ?? '') }
    return await story(app, async () => {
      await running?.end()
      running = await start()
    })
  } finally {
    await running?.end()
    await provider.close()
  }
}
