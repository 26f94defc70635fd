import { isTable, typeName } from '#lib/python/toml/value.ts'
import type { LoginRule } from './rule.ts'

/** Streamlit asks `"redirect_uri" in auth` of whatever `auth` is; a number, boolean or date cannot answer. */
export const authSearchable: LoginRule = ({ auth }) => {
  if (auth === undefined || typeof auth === 'string' || Array.isArray(auth) || isTable(auth)) return undefined
  const message = `argument of type '${typeName(auth)}' is not iterable`
  return { code: 'auth-not-a-table', type: 'TypeError', message }
}
