import { parserCrash, secretsNotFound } from '#lib/streamlit/secrets.ts'
import { authError, type LoginRule, nothingConfigured } from './rule.ts'

/** A file that cannot be parsed counts as no file; a crash of the parser comes through. */
export const secretsReadable: LoginRule = ({ secrets }) => {
  if (secrets.ok) return undefined
  const crash = parserCrash(secrets)
  if (crash !== undefined) return { code: 'secrets-parser-crash', type: crash.type, message: crash.message }
  return authError(secrets.type === secretsNotFound ? 'secrets-missing' : 'secrets-unparsable', nothingConfigured)
}
