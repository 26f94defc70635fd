import { isTruthy } from '#lib/python/toml/plain.ts'
import { isTable, typeName } from '#lib/python/toml/value.ts'
import { authTable, authValue } from './auth-table.ts'
import { type Secrets, secretsCrash } from './secrets.ts'

export { type ProviderConfig, providerConfig, providerNames } from './provider-config.ts'

/** Whether `st.user.is_logged_in` exists: there is an `auth`, and it is not empty (or zero, or false). */
export function hasAuth(secrets: Secrets): boolean {
  const auth = authValue(secrets)
  return auth !== undefined && isTruthy(auth)
}

/**
 * What `expose_tokens` allows into `st.user.tokens`, or the error that ends every WebSocket connection.
 * Read from `[auth]` only, never from `[auth.<name>]`; neither string nor list exposes nothing.
 */
export function exposedTokens(
  secrets: Secrets,
): { ok: true; value: readonly string[] } | { ok: false; type: string; message: string } {
  const crash = secretsCrash(secrets)
  if (crash !== undefined) return { ok: false, type: crash.type, message: crash.message }
  const auth = authValue(secrets)
  if (auth !== undefined && !isTable(auth)) {
    return { ok: false, type: 'AttributeError', message: `'${typeName(auth)}' object has no attribute 'get'` }
  }
  const value = auth?.get('expose_tokens')
  const tokens = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
  const allowed = tokens.filter((token) => token === 'id' || token === 'access')
  if (allowed.length === tokens.length) return { ok: true, value: allowed }
  const message = "Invalid expose_tokens configuration. Only 'id' and 'access' are allowed."
  return { ok: false, type: 'StreamlitAuthError', message }
}

export interface AuthSettings {
  /** `{port}` replaced, and normalized as Python's urlparse does; undefined when there is none, or no text. */
  readonly redirectUri: string | undefined
  /** Undefined when there is none, or no text: Streamlit then signs with `server.cookieSecret`, or fails. */
  readonly cookieSecret: string | undefined
}

/** @param port the value of `server.port` */
export function authSettings(secrets: Secrets, port: number): AuthSettings {
  const auth = authTable(secrets)
  const redirectUri = auth?.get('redirect_uri')
  const cookieSecret = auth?.get('cookie_secret')
  return {
    redirectUri: typeof redirectUri === 'string' ? normalize(redirectUri.replaceAll('{port}', `${port}`)) : undefined,
    cookieSecret: typeof cookieSecret === 'string' ? cookieSecret : undefined,
  }
}

/** `urlparse(uri).geturl()` of Python 3.11: lower-case scheme, no control characters, no empty query or fragment. */
function normalize(uri: string): string {
  return uri
    .replace(/^[\0- ]+/, '')
    .replace(/[\t\r\n]/g, '')
    .replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase())
    .replace(/#$/, '')
    .replace(/\?(?=#|$)/, '')
}
