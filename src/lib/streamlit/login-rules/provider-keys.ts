import { pythonRepr } from '#lib/python/repr.ts'
import { isTruthy } from '#lib/python/toml/plain.ts'
import { isTable } from '#lib/python/toml/value.ts'
import { requiredKeys } from '#lib/streamlit/provider-config.ts'
import { authError, checkConfiguration, credentials, type LoginRule } from './rule.ts'

/** In a table of its own a key may be empty; the keys of `[auth]` count for the default provider only when filled. */
export const providerKeys: LoginRule = ({ auth, provider }) => {
  if (!isTable(auth)) return undefined
  const section = auth.get(provider)
  const missing = requiredKeys.filter((key) => (isTable(section) ? !section.has(key) : !isTruthy(auth.get(key) ?? '')))
  if (missing.length === 0) return undefined
  const whose = provider === 'default' ? 'default authentication provider' : `authentication provider "${provider}"`
  return authError(
    'provider-keys-missing',
    `${credentials} for the ${whose} are missing the following keys: ${pythonRepr(missing)}. ${checkConfiguration}`,
  )
}
