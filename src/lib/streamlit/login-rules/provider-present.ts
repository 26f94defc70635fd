import { isTable } from '#lib/python/toml/value.ts'
import { authError, checkConfiguration, credentials, type LoginRule } from './rule.ts'

export const providerPresent: LoginRule = ({ auth, provider }) =>
  provider === 'default' || (isTable(auth) && auth.has(provider))
    ? undefined
    : authError(
        'provider-missing',
        `${credentials} are missing for the authentication provider "${provider}". ${checkConfiguration}`,
      )
