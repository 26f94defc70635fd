import { isTruthy } from '#lib/python/toml/plain.ts'
import { isTable, type TomlValue, typeName } from '#lib/python/toml/value.ts'
import type { LoginFailure, LoginRule } from './rule.ts'

/** Making the provider token takes the secret's length, then its bytes (joserfc 1.8). Any text but the empty one will do. */
export const cookieSecretUsable: LoginRule = ({ auth }) => {
  const secret = isTable(auth) ? auth.get('cookie_secret') : undefined
  if (secret === undefined) return undefined
  if (typeof secret !== 'string' && !Array.isArray(secret) && !isTable(secret)) {
    return notText('TypeError', `object of type '${typeName(secret)}' has no len()`)
  }
  if (!isTruthy(secret)) {
    return { code: 'cookie-secret-empty', type: 'ValueError', message: 'oct key material must not be empty' }
  }
  return typeof secret === 'string' ? undefined : bytesFailure(isTable(secret) ? [...secret.keys()] : secret)
}

/** Python makes bytes of a list of small integers, and of a table takes the keys. */
function bytesFailure(items: readonly TomlValue[]): LoginFailure | undefined {
  for (const item of items) {
    if (typeof item !== 'bigint' && typeof item !== 'boolean') {
      return notText('TypeError', `'${typeName(item)}' object cannot be interpreted as an integer`)
    }
    if (Number(item) < 0 || Number(item) > 255) return notText('ValueError', 'bytes must be in range(0, 256)')
  }
  return undefined
}

function notText(type: string, message: string): LoginFailure {
  return { code: 'cookie-secret-not-text', type, message }
}
