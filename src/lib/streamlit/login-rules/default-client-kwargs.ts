import { isTruthy } from '#lib/python/toml/plain.ts'
import { isTable, typeName } from '#lib/python/toml/value.ts'
import type { LoginRule } from './rule.ts'

/** Only where the default provider is made of the keys of `[auth]`; a named table is not looked into. */
export const defaultClientKwargs: LoginRule = ({ auth, provider }) => {
  if (!isTable(auth) || provider !== 'default' || auth.has('default')) return undefined
  const kwargs = auth.get('client_kwargs')
  if (kwargs === undefined || isTable(kwargs) || !isTruthy(kwargs)) return undefined
  const message = `'${typeName(kwargs)}' object has no attribute 'to_dict'`
  return { code: 'client-kwargs-not-a-table', type: 'AttributeError', message }
}
