import type { TomlValue } from '#lib/python/toml/value.ts'
import type { Secrets } from '#lib/streamlit/secrets.ts'

export interface LoginAttempt {
  readonly secrets: Secrets
  /** "default" for `st.login()` without a name. */
  readonly provider: string
  /** The value of the key `auth`, whatever it is. */
  readonly auth: TomlValue | undefined
}

export type LoginCode =
  | 'secrets-crash'
  | 'secrets-missing'
  | 'secrets-unparsable'
  | 'auth-missing'
  | 'auth-not-a-table'
  | 'redirect-uri-missing'
  | 'cookie-secret-missing'
  | 'provider-name-underscore'
  | 'client-kwargs-not-a-table'
  | 'provider-missing'
  | 'provider-not-a-table'
  | 'provider-keys-missing'
  | 'cookie-secret-empty'
  | 'cookie-secret-not-text'

export interface LoginFailure {
  readonly code: LoginCode
  /** The Python exception. */
  readonly type: string
  readonly message: string
}

/** Gives back what st.login() raises at this step; a rule may rely on those before it. */
export type LoginRule = (attempt: LoginAttempt) => LoginFailure | undefined

export function authError(code: LoginCode, message: string): LoginFailure {
  return { code, type: 'StreamlitAuthError', message }
}

/** How most messages of Streamlit begin. */
export const credentials = 'Authentication credentials in `.streamlit/secrets.toml`'
export const checkConfiguration = 'Please check your configuration.'
export const nothingConfigured =
  'To use authentication features you need to configure credentials for at least one authentication provider in ' +
  '`.streamlit/secrets.toml`.'
