import { freePort } from '../../global-site.ts'
import { Browser } from './browser.ts'
import { type Heard, overhear } from './overhear.ts'
import { serveProviders } from './provider-server.ts'
import { sampleSide } from './sample-side.ts'
import type { Scenario, WorldKind } from './scenario.ts'
import { acme, nothing, type Setup, unparsable } from './setups.ts'
import type { Side } from './side.ts'
import { startStreamlit } from './streamlit-process.ts'
import { streamlitSide } from './streamlit-side.ts'
import type { Entry } from './transcript.ts'

const slug = 'differential'
const base = `/app/${slug}/`

/** A story that was told: both transcripts, and of the real Streamlit what was heard and what the script came to. */
export interface Told<Result> {
  readonly streamlit: readonly Entry[]
  readonly ours: readonly Entry[]
  readonly heard: Heard
  readonly result: Result
}

/** What a `fixed` world is made for. */
type Own = Pick<Scenario, 'setup' | 'machines'>

export interface World {
  readonly origin: string
  readonly base: string
  /** The origin of the providers. */
  readonly provider: string
  /** Tells both sides the same story. */
  play<Result>(scenario: Scenario<Result>): Promise<Told<Result>>
  /** What Streamlit has printed since the last story began. */
  printed(): string
  end(): Promise<void>
}

/**
 * The providers, a Streamlit and a sample app, on loopback. Both apps have one origin, as far as a browser can tell: that
 * of the real Streamlit. The sample app listens elsewhere and is sent the same Host, so that secrets.toml, redirect URI
 * and cookies are the same on both sides and cookies can be carried over.
 */
export async function makeWorld(python: string, kind: WorldKind, own: Own = { setup: acme }): Promise<World> {
  const ends: (() => Promise<unknown>)[] = []
  const end = async () => {
    for (const one of ends.splice(0).reverse()) await one()
  }
  try {
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const callback = `${origin}${base}oauth2callback`
    const providers = await serveProviders([callback, `${origin}${base}`, `${origin}/app/oauth2callback`])
    ends.push(providers.close)
    const values = { provider: providers.origin, origin, base }
    const { setup: fixed, machines: { env, replica: second } = {} } = own
    const start = async (toml: string | null, at: number) => {
      const more = kind === 'wide' ? { WEBSOCKETS_MAX_LINE_LENGTH: '65536' } : { ...env }
      const started = await startStreamlit({ python, port: at, base, secretsToml: toml, env: more })
      ends.push(started.end)
      return started
    }
    const process = await start({ wide: acme, plain: acme, bare: nothing, unparsable, fixed }[kind](values), port)
    const replica = second ? await start(second(values), await freePort()) : null
    const streamlit = streamlitSide(process, { base, reloads: kind === 'wide' || kind === 'plain', replica })
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
      origin,
      base,
      provider: providers.origin,
      async play({ setup, backChannel, switchedOn, script }) {
        begun = process.log().length
        process.mustRun()
        ours.switchOn(switchedOn ?? null)
        const tell = async (home: Side, away: Side) => {
          await reconfigure(setup)
          for (const side of [streamlit, ours]) side.logs()
          providers.heard()
          const noted: string[] = []
          const inTheLab = home === ours && switchedOn !== undefined
          providers.between(inTheLab ? null : (backChannel?.(noted) ?? null))
          const browser = new Browser({ origin, base, provider: providers.origin, home, away, reconfigure })
          const result = await script(browser, noted).finally(() => providers.between(null))
          return { result, transcript: browser.transcript, backChannel: providers.heard() }
        }
        const overheard = overhear(streamlit)
        const { result, transcript, backChannel: toProviders } = await tell(overheard, ours)
        const heard = { ...overheard.heard(), backChannel: toProviders }
        return { streamlit: transcript, ours: (await tell(ours, streamlit)).transcript, heard, result }
      },
      printed: () => process.log().slice(begun),
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}
