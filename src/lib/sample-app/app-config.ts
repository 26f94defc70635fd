import type { TenantName } from '#lib/provider/tenants.ts'
import {
  type AuthSettings,
  authSettings,
  exposedTokens,
  type ProviderConfig,
  providerConfig,
} from '#lib/streamlit/auth-section.ts'
import { parseSecrets, type Secrets } from '#lib/streamlit/secrets.ts'
import { deriveSecret } from './derive-secret.ts'
import type { Scenario } from './scenario.ts'

/** A sample app as it is configured at this origin. */
export interface AppConfig {
  readonly scenario: Scenario
  /** `/app/<slug>/`: Streamlit's base URL with `server.baseUrlPath = "app/<slug>"`. */
  readonly base: string
  readonly origin: string
  readonly https: boolean
  readonly secretsToml: string
  readonly secrets: Secrets
  readonly redirectUri: string
  readonly cookieSecret: string
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

/** Where a tenant's issuer lives; its metadata URL is this with `/.well-known/openid-configuration`. */
export function issuerOf(origin: string, tenant: TenantName): string {
  return `${origin}/provider/${tenant}`
}

/**
 * Fills in the scenario's secrets.toml and reads it back as Streamlit would.
 * Throws when a scenario's own configuration is wrong: that is a mistake of ours, not of a visitor.
 */
export function appConfig(site: Site, scenario: Scenario): AppConfig {
  const base = baseOf(scenario)
  const secretsToml = scenario.secretsToml({
    origin: site.origin,
    redirectUri: `${site.origin}${base}oauth2callback`,
    cookieSecret: deriveSecret(site.cookieSecret, `cookie ${scenario.slug}`),
    clientId: scenario.slug,
    clientSecret: (tenant) => clientSecret(site, scenario, tenant),
    metadataUrl: (tenant) => `${issuerOf(site.origin, tenant)}/.well-known/openid-configuration`,
  })
  return configFrom(site, scenario, secretsToml)
}

/** A sample app with a given secrets.toml, read as Streamlit would. Throws when no app could log in with it. */
export function configFrom(site: Pick<Site, 'origin' | 'https'>, scenario: Scenario, secretsToml: string): AppConfig {
  const secrets = parseSecrets(secretsToml)
  if (!secrets.ok) throw new Error(`scenario ${scenario.slug}: ${secrets.message}`)
  const { redirectUri, cookieSecret } = complete(scenario, authSettings(secrets, Number(new URL(site.origin).port)))
  const exposed = exposedTokens(secrets)
  return {
    scenario,
    base: baseOf(scenario),
    origin: site.origin,
    https: site.https,
    secretsToml,
    secrets,
    redirectUri,
    cookieSecret,
    exposed: exposed.ok ? exposed.value : [],
    unloadable: exposed.ok ? null : exposed.message,
    provider: (name) => providerConfig(secrets, name),
  }
}

function baseOf({ slug }: Scenario): string {
  return `/app/${slug}/`
}

function complete(scenario: Scenario, settings: AuthSettings): { redirectUri: string; cookieSecret: string } {
  const { redirectUri, cookieSecret } = settings
  if (redirectUri === undefined || cookieSecret === undefined) {
    throw new Error(`scenario ${scenario.slug}: [auth] is incomplete`)
  }
  return { redirectUri, cookieSecret }
}
