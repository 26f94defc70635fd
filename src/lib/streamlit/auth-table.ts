import type { Secrets } from './secrets.ts'
import { isTable, type TomlTable, type TomlValue } from './toml/value.ts'

/** The value of the top-level key `auth`; undefined when there is none, or no readable secrets. */
export function authValue(secrets: Secrets): TomlValue | undefined {
  return secrets.ok ? secrets.table.get('auth') : undefined
}

/** `[auth]`, when it is a table. */
export function authTable(secrets: Secrets): TomlTable | undefined {
  const auth = authValue(secrets)
  return isTable(auth) ? auth : undefined
}
