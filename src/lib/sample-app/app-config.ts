import { metadataUrlOf } from '#lib/provider/tenant-table.ts'
import type { TenantName } from '#lib/provider/tenants.ts'
import { authSettings, exposedTokens, type ProviderConfig, providerConfig } from '#lib/streamlit/auth-section.ts'
import { parseSecrets, type Secrets } from '#lib/streamlit/secrets.ts'
import { deriveSecret } from './derive-secret.ts'
import type { Scenario, SecretsValues } from './scenario.ts'

/** A sample app as it is configured at this origin. */
export interface AppConfig {
  readonly scenario: Scenario
  /** `/app/<slug>/`: Streamlit's base URL with `server.baseUrlPath = "app/<slug>"`. */
  readonly base: string
  readonly origin: string
  readonly https: boolean
  /** Empty when there is no such file. */
  readonly secretsToml: string
  readonly secrets: Secrets
  /** Empty when there is none. */
  readonly redirectUri: string
  /** What signs cookies and login links: that of `[auth]`, or else the server's own. */
  readonly cookieSecret: string
  /** `server.cookieSecret`, which Streamlit makes up when the process starts. */
  readonly serverSecret: string
  readonly exposed: readonly string[]
  /** Why no session of the app ever starts, in Streamlit's words; null for an app that loads. */
  readonly unloadable: string | null
  provider(name: string): ProviderConfig | undefined
}

export interface Site {
  /** Such as http://localhost:4321. */
  readonly origin: string
  readonly https: boolean
  /** What all secrets of the sample apps are derived from. */
  readonly cookieSecret: string
}

/** The scenario's client secret at a tenant; only `[A-Za-z0-9_-]`, which Basic authentication carries unchanged. */
export function clientSecret(site: Site, scenario: Scenario, tenant: TenantName): string {
  return deriveSecret(site.cookieSecret, `client ${tenant} ${scenario.slug}`)
}

/** What the scenario's secrets.toml is filled in with on this site. */
export function secretsValues(site: Site, scenario: Scenario): SecretsValues {
  return {
    origin: site.origin,
    redirectUri: `${site.origin}${baseOf(scenario)}oauth2callback`,
    cookieSecret: deriveSecret(site.cookieSecret, `cookie ${scenario.slug}`),
    clientId: scenario.slug,
    clientSecret: (tenant) => clientSecret(site, scenario, tenant),
    metadataUrl: (tenant) => metadataUrlOf(site.origin, tenant),
  }
}

/** Fills in the scenario's secrets.toml and reads it back as Streamlit would. */
export function appConfig(site: Site, scenario: Scenario): AppConfig {
  const secretsToml = scenario.secretsToml(secretsValues(site, scenario))
  const serverSecret = deriveSecret(site.cookieSecret, `server ${scenario.slug}`)
  return configFrom({ ...site, serverSecret }, scenario, secretsToml)
}

/** Where an app stands, and the secret of its server. */
export type Place = Pick<AppConfig, 'origin' | 'https' | 'serverSecret'>

/** The providers of an app by name; each that there is is read once. */
function providersOf(secrets: Secrets): AppConfig['provider'] {
  const read = new Map<string, ProviderConfig>()
  return (name) => {
    const found = read.get(name) ?? providerConfig(secrets, name)
    if (found !== undefined) read.set(name, found)
    return found
  }
}

/** A sample app with a given secrets.toml, right or wrong, read as Streamlit would; null: there is no such file. */
export function configFrom(place: Place, scenario: Scenario, secretsToml: string | null): AppConfig {
  const { origin, https, serverSecret } = place
  const secrets = parseSecrets(secretsToml)
  const { redirectUri = '', cookieSecret = serverSecret } = authSettings(secrets, Number(new URL(origin).port))
  const exposed = exposedTokens(secrets)
  return {
    scenario,
    base: baseOf(scenario),
    origin,
    https,
    secretsToml: secretsToml ?? '',
    secrets,
    redirectUri,
    cookieSecret,
    serverSecret,
    exposed: exposed.ok ? exposed.value : [],
    unloadable: exposed.ok ? null : exposed.message,
    provider: providersOf(secrets),
  }
}

function baseOf({ slug }: Scenario): string {
  return `/app/${slug}/`
}
