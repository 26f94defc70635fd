import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProviderEnvs } from '../../scripts/provider-envs.ts'
import { root } from '../../scripts/run.ts'
import { madeByStart } from './made-by-start.ts'
import type { Client, RealProvider } from './real-provider.ts'
import type { Login } from './real-world.ts'
import { startCanaille } from './servers/canaille.ts'
import { realmByChecklist, realmWithFrontendUrl, startKeycloak } from './servers/keycloak.ts'
import { startMock } from './servers/mock.ts'
import { startNanoidp } from './servers/nanoidp.ts'
import { startStockOidcProvider } from './servers/stock-oidc-provider.ts'

/** A real provider and the logins that are measured there. */
export interface Row {
  readonly id: string
  /** Why it cannot run; null where it can. */
  missing(envs: ProviderEnvs): string | null
  /** Throws where it is missing. */
  start(envs: ProviderEnvs, client: Client): Promise<RealProvider>
  readonly logins: Readonly<Record<string, Login>>
}

const withPrompt = (prompt: string): Login => ({
  change: (toml) => `${toml}client_kwargs = { prompt = "${prompt}" }\n`,
})
/** The app knows the provider by another name than the browser, as in Docker. */
const otherName = (toml: string) => toml.replace(/(server_metadata_url = "http:..)localhost/, '$1127.0.0.1')

/** The secrets.toml that /start/ makes for the same app at the same Keycloak. */
function asStartMakesIt(toml: string): string {
  const read = (key: string) => new RegExp(`^${key} = "(.+)"`, 'm').exec(toml)?.[1] ?? ''
  return madeByStart({
    host: new URL(read('server_metadata_url')).origin,
    realm: realmByChecklist,
    port: new URL(read('redirect_uri')).port,
    clientSecret: read('client_secret'),
  }).secretsToml
}

/** A provider whose environment is in {@link ProviderEnvs}. */
function row<Name extends keyof ProviderEnvs>(
  id: string,
  name: Name,
  start: (env: Extract<ProviderEnvs[Name], { ok: true }>, client: Client) => Promise<RealProvider>,
  logins: Row['logins'],
): Row {
  const isThere = (env: ProviderEnvs[Name]): env is Extract<ProviderEnvs[Name], { ok: true }> => env.ok
  return {
    id,
    logins,
    missing(envs) {
      const env = envs[name]
      return env.ok ? null : env.reason
    },
    async start(envs, client) {
      const env = envs[name]
      if (!isThere(env)) throw new Error(`${id} is missing`)
      return start(env, client)
    },
  }
}

/** Keycloak is the last one: it takes longest to start, and does so while the others are asked. */
export const rows: readonly Row[] = [
  {
    id: 'oidc-provider',
    missing: () => null,
    async start(_, client) {
      const { version } = JSON.parse(await readFile(join(root, 'node_modules/oidc-provider/package.json'), 'utf8'))
      return startStockOidcProvider(version, client)
    },
    logins: { default: {}, 'prompt login': withPrompt('login') },
  },
  row('oidc-provider-mock', 'mock', ({ python, version }) => startMock(python, version), { default: {} }),
  row('nanoidp', 'nanoidp', ({ python, version }, client) => startNanoidp(python, version, client), { default: {} }),
  row('canaille', 'canaille', ({ python, version }, client) => startCanaille(python, version, client), {
    default: {},
    'prompt consent': withPrompt('consent'),
  }),
  row('keycloak', 'keycloak', startKeycloak, {
    default: {},
    'by the checklist and with the file of /start/': { change: asStartMakesIt },
    'under two names': { change: otherName },
    'under two names, with a frontend URL': {
      change: (toml) => otherName(toml).replace('/realms/sample/', `/realms/${realmWithFrontendUrl}/`),
    },
    'wrong secret': { change: (toml) => toml.replace(/client_secret = ".+"/, 'client_secret = "another-secret"') },
    'unknown client': { change: (toml) => toml.replace(/client_id = ".+"/, 'client_id = "nobody"') },
    'redirect URI not registered': { change: (toml) => toml.replace('/oauth2callback"', '/x/oauth2callback"') },
  }),
]
