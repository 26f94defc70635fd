import { type Choices, redirectUri } from './choices.ts'
import { type ProviderSettings, placeholder, providerSettings } from './provider-settings.ts'

/** The secrets of one place where the app runs. What is not there becomes its placeholder. */
export interface PlaceSecrets {
  readonly cookieSecret: string | undefined
  /** By the id of the provider. */
  readonly clientSecrets: Readonly<Record<string, string>>
}

/** The text of `.streamlit/secrets.toml` for the app at an address: one table for one provider, else a table for each. */
export function secretsToml(choices: Choices, address: string, secrets: PlaceSecrets): string {
  const [main, ...others] = choices.providers
  const lines = [
    '[auth]',
    `redirect_uri = ${tomlString(redirectUri(address))}`,
    `cookie_secret = ${tomlString(secrets.cookieSecret ?? placeholder.cookieSecret)}`,
  ]
  const expose = choices.needs.includes('token') ? ['expose_tokens = ["access"]'] : []
  const table = (chosen: Choices['providers'][number]) =>
    providerLines(providerSettings(chosen, choices), secrets.clientSecrets[chosen.provider.id])
  if (others.length === 0) return `${[...lines, ...table(main), ...expose].join('\n')}\n`
  const tables = choices.providers.flatMap((chosen) => ['', `[auth.${chosen.provider.table}]`, ...table(chosen)])
  return `${[...lines, ...expose, ...tables].join('\n')}\n`
}

function providerLines(settings: ProviderSettings, clientSecret: string | undefined): readonly string[] {
  const kwargs = settings.clientKwargs.map(([key, value]) => `${key} = ${tomlString(value)}`)
  return [
    `client_id = ${tomlString(settings.clientId)}`,
    `client_secret = ${tomlString(clientSecret ?? placeholder.clientSecret)}`,
    `server_metadata_url = ${tomlString(settings.metadataUrl)}`,
    ...(kwargs.length === 0 ? [] : [`client_kwargs = { ${kwargs.join(', ')} }`]),
  ]
}

/** A basic string (TOML 1.0). JSON's escapes are TOML's too; what JSON leaves as it is and TOML does not take is escaped. */
function tomlString(text: string): string {
  return JSON.stringify(text).replace(/\u007f/g, '\\u007f')
}
