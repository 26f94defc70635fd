import { isTruthy } from '#lib/python/toml/plain.ts'
import { isTable, type TomlValue, typeName } from '#lib/python/toml/value.ts'
import { authTable } from './auth-table.ts'
import type { Secrets } from './secrets.ts'

/**
 * The words of the exception that Streamlit raises while it makes the OAuth client of a provider; undefined when it
 * raises none. `/auth/login` and `/oauth2callback` do not catch it: the browser gets "Internal Server Error".
 */
export function providerCrash(secrets: Secrets, provider: string): string | undefined {
  const auth = authTable(secrets)
  if (auth === undefined || auth.size === 0) return undefined
  const section = auth.get(provider)
  if (provider === 'default' && (section === undefined || !isTruthy(section))) {
    const kwargs = auth.get('client_kwargs')
    if (kwargs === undefined || !isTruthy(kwargs) || isTable(kwargs)) return undefined
    return `'${typeName(kwargs)}' object has no attribute 'to_dict'`
  }
  if (section === undefined) return undefined
  if (!isTable(section)) return `'${typeName(section)}' object has no attribute 'setdefault'`
  const kwargs = section.get('client_kwargs')
  return kwargs === undefined || isTable(kwargs) ? undefined : fillingIn(kwargs)
}

/** What Python says to `kwargs["scope"] = …`, after it has looked for "scope" in them. */
function fillingIn(kwargs: TomlValue): string {
  if (Array.isArray(kwargs)) return 'list indices must be integers or slices, not str'
  if (typeof kwargs === 'string') return "'str' object does not support item assignment"
  return `argument of type '${typeName(kwargs)}' is not iterable`
}
