import { contains } from '#lib/python/toml/container.ts'
import { authError, checkConfiguration, credentials, type LoginRule } from './rule.ts'

/** Presence only: an empty or wrong value passes. */
export const redirectUriPresent: LoginRule = ({ auth }) =>
  auth !== undefined && contains(auth, 'redirect_uri')
    ? undefined
    : authError('redirect-uri-missing', `${credentials} are missing the "redirect_uri" key. ${checkConfiguration}`)
