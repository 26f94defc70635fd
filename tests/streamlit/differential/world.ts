import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../global-site.ts'
import { Browser } from './browser.ts'
import { serveProviders } from './provider-server.ts'
import { sampleSide } from './sample-side.ts'
import type { Scenario, WorldKind } from './scenario.ts'
import { acme, nothing, type Setup, unparsable } from './setups.ts'
import { startStreamlit } from './streamlit-process.ts'
import { streamlitSide } from './streamlit-side.ts'
import type { Entry } from './transcript.ts'

const slug = 'differential'
const base = `/app/${slug}/`

export interface World {
  /** Tells both sides the same story; gives their transcripts. */
  play(scenario: Scenario): Promise<{ readonly streamlit: readonly Entry[]; readonly ours: readonly Entry[] }>
  /** What Streamlit has printed since the last story began. */
  printed(): string
  end(): Promise<void>
}

/**
 * The providers, a Streamlit and a sample app, on loopback. Both apps have one origin, as far as a browser can tell: that
 * of the real Streamlit. The sample app listens elsewhere and is sent the same Host, so that secrets.toml, redirect URI
 * and cookies are the same on both sides and cookies can be carried over.
 */
export async function makeWorld(python: string, kind: WorldKind): Promise<World> {
  const ends: (() => Promise<unknown>)[] = []
  const end = async () => {
    for (const one of ends.splice(0).reverse()) await one()
  }
  try {
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const folder = mkdtempSync(join(tmpdir(), 'streamlit-differential-'))
    ends.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
    const callback = `${origin}${base}oauth2callback`
    const providers = await serveProviders([callback, `${origin}${base}`])
    ends.push(providers.close)
    const values = { provider: providers.origin, origin, base }
    const process = await startStreamlit({
      python,
      port,
      folder,
      basePath: base.slice(1, -1),
      secretsToml: { wide: acme, plain: acme, bare: nothing, unparsable }[kind](values),
      env: kind === 'wide' ? { WEBSOCKETS_MAX_LINE_LENGTH: '65536' } : {},
    })
    ends.push(process.end)
    const streamlit = streamlitSide(process, base, kind === 'wide' || kind === 'plain')
    const ours = await sampleSide(slug)
    ends.push(ours.close)
    let inForce: string | null = null
    let begun = 0
    const reconfigure = async (setup: Setup) => {
      const toml = setup(values)
      if (toml !== inForce) for (const side of [streamlit, ours]) await side.configure(toml)
      inForce = toml
    }
    return {
      async play({ setup, script }) {
        begun = process.printed().length
        process.mustRun()
        const tell = async (home: typeof streamlit, away: typeof streamlit) => {
          await reconfigure(setup)
          for (const side of [streamlit, ours]) side.logs()
          const browser = new Browser({ origin, base, provider: providers.origin, home, away, reconfigure })
          await script(browser)
          return browser.transcript
        }
        return { streamlit: await tell(streamlit, ours), ours: await tell(ours, streamlit) }
      },
      printed: () => process.printed().slice(begun),
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}
