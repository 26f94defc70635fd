import { isTable } from '#lib/python/toml/value.ts'
import { authTable } from '#lib/streamlit/auth-table.ts'
import { providerNames, requiredKeys } from '#lib/streamlit/provider-config.ts'
import type { Secrets } from '#lib/streamlit/secrets.ts'

/** Providers that are looked at. */
export const providerLimit = 50

/** Tables of `[auth]` that are settings of a provider rather than one, unless they hold the keys of one. */
const settings = ['authorize_params', 'logout_params', 'access_token_params', 'refresh_token_params', 'kwargs', 'scope']

/** The names of the providers that the file means to configure, at most {@link providerLimit}. */
export function configuredProviders(secrets: Secrets): readonly string[] {
  const auth = authTable(secrets)
  const isSetting = (name: string) => {
    const table = auth?.get(name)
    return settings.includes(name) && isTable(table) && !requiredKeys.some((key) => table.has(key))
  }
  return providerNames(secrets)
    .filter((name) => !isSetting(name))
    .slice(0, providerLimit)
}
