import { isTable, typeName } from '#lib/python/toml/value.ts'
import type { LoginRule } from './rule.ts'

/** Reached by a text or list that happens to contain both shared keys. */
export const authIsTable: LoginRule = ({ auth }) => {
  if (auth === undefined || isTable(auth)) return undefined
  const message = `'${typeName(auth)}' object has no attribute 'get'`
  return { code: 'auth-not-a-table', type: 'AttributeError', message }
}
