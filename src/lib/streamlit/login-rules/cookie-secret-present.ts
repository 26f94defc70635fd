import { contains } from '#lib/python/toml/container.ts'
import { authError, checkConfiguration, credentials, type LoginRule } from './rule.ts'

export const cookieSecretPresent: LoginRule = ({ auth }) =>
  auth !== undefined && contains(auth, 'cookie_secret')
    ? undefined
    : authError('cookie-secret-missing', `${credentials} are missing the "cookie_secret" key. ${checkConfiguration}`)
