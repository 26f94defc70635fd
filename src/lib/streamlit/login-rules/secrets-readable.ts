import { secretsCrash, secretsNotFound } from '#lib/streamlit/secrets.ts'
import { authError, type LoginRule, nothingConfigured } from './rule.ts'

/** A file that cannot be parsed counts as no file; a crash comes through. */
export const secretsReadable: LoginRule = ({ secrets }) => {
  if (secrets.ok) return undefined
  const crash = secretsCrash(secrets)
  if (crash !== undefined) return { code: 'secrets-crash', type: crash.type, message: crash.message }
  return authError(secrets.type === secretsNotFound ? 'secrets-missing' : 'secrets-unparsable', nothingConfigured)
}
