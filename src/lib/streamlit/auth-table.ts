import { isTable, type TomlTable, type TomlValue } from '#lib/python/toml/value.ts'
import type { Secrets } from './secrets.ts'

/** The value of the top-level key `auth`; undefined when there is none, or no readable secrets. */
export function authValue(secrets: Secrets): TomlValue | undefined {
  return secrets.ok ? secrets.table.get('auth') : undefined
}

/** `[auth]`, when it is a table. */
export function authTable(secrets: Secrets): TomlTable | undefined {
  const auth = authValue(secrets)
  return isTable(auth) ? auth : undefined
}
