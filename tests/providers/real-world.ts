import type { MeasuredLogin } from '../../src/data/measured-providers-file.ts'
import { freePort } from '../global-site.ts'
import { Browser } from '../streamlit/differential/browser.ts'
import { overhear } from '../streamlit/differential/overhear.ts'
import { cookieSecret } from '../streamlit/differential/setups.ts'
import { startStreamlit } from '../streamlit/differential/streamlit-process.ts'
import { streamlitSide } from '../streamlit/differential/streamlit-side.ts'
import { type AtProvider, loginAndLogout } from '../streamlit/shapes/login-and-logout.ts'
import { measuredLogin } from '../streamlit/shapes/measured-login.ts'
import type { Client, RealProvider } from './real-provider.ts'
import { walk } from './walk.ts'

/** A login at a real provider: what differs from the plain secrets.toml, if anything. */
export interface Login {
  readonly change?: (toml: string) => string
}

export interface RealWorld {
  readonly client: Client
  login(provider: RealProvider, login: Login): Promise<MeasuredLogin>
  end(): Promise<void>
}

/** One real Streamlit, which logs in at one real provider after the other. */
export async function makeRealWorld(python: string): Promise<RealWorld> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const client = {
    id: 'streamlit-app',
    secret: 'a-client-secret-of-the-tests',
    redirectUri: `${origin}/oauth2callback`,
  }
  const toml = (provider: Pick<RealProvider, 'metadataUrl'>) => `[auth]
redirect_uri = "${client.redirectUri}"
cookie_secret = "${cookieSecret}"
client_id = "${client.id}"
client_secret = "${client.secret}"
server_metadata_url = "${provider.metadataUrl}"
`
  const secretsToml = toml({ metadataUrl: 'http://localhost:1/' })
  const process = await startStreamlit({ python, port, base: '/', secretsToml, env: {} })
  const side = streamlitSide(process, { base: '/', reloads: true, replica: null })
  return {
    client,
    end: process.end,
    async login(provider, { change = (text) => text }) {
      process.mustRun()
      const changed = change(toml(provider))
      const metadataUrl = new URL(/^server_metadata_url = "(.+)"/m.exec(changed)?.[1] ?? '')
      await side.configure(changed)
      side.logs()
      const heard = overhear(side)
      const place = { origin, base: '/', provider: provider.origin }
      const browser = new Browser({ ...place, home: heard, away: heard, reconfigure: async () => undefined })
      const atProvider: AtProvider = async () => {
        if (browser.next === null) return
        // The browser knows the provider by the name in its own pages.
        if (browser.next.origin === metadataUrl.origin)
          browser.next = new URL(browser.next.href.replace(metadataUrl.origin, provider.origin))
        const end = await walk(browser.next, { jar: browser.jar, ...provider })
        browser.next = end.next
        if (end.next === null) browser.screen = { sees: 'provider page', text: end.text, as: null }
      }
      const result = await loginAndLogout(null, atProvider)(browser)
      const told = { streamlit: browser.transcript, ours: [], heard: { ...heard.heard(), backChannel: [] }, result }
      return measuredLogin(told, place)
    },
  }
}
