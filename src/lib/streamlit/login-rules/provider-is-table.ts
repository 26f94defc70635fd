import { isTable } from '#lib/python/toml/value.ts'
import { authError, checkConfiguration, credentials, type LoginRule } from './rule.ts'

export const providerIsTable: LoginRule = ({ auth, provider }) => {
  const section = isTable(auth) ? auth.get(provider) : undefined
  if (section === undefined || isTable(section)) return undefined
  return authError(
    'provider-not-a-table',
    `${credentials} for the authentication provider "${provider}" must be valid TOML. ${checkConfiguration}`,
  )
}
