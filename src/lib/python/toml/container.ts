import { PythonError } from './python-error.ts'
import { isTable, type TomlValue, typeName } from './value.ts'

/** `key in container` of Python; of what cannot answer, its TypeError. */
export function contains(container: TomlValue, key: string): boolean {
  if (isTable(container)) return container.has(key)
  if (typeof container === 'string' || Array.isArray(container)) return container.includes(key)
  throw new PythonError('TypeError', `argument of type '${typeName(container)}' is not iterable`)
}
