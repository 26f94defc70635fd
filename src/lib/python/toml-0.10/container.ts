import { isTable, type TomlTable, type TomlValue, typeName } from '../toml/value.ts'
import { indexError, PythonError, typeError } from './python-error.ts'

// A header or a dotted key may walk into something that is no table. What happens then is what Python's operators do.

/** `key in container`. */
export function contains(container: TomlValue, key: string): boolean {
  if (isTable(container)) return container.has(key)
  if (typeof container === 'string' || Array.isArray(container)) return container.includes(key)
  throw typeError(`argument of type '${typeName(container)}' is not iterable`)
}

/** `container[key]`. */
export function item(container: TomlValue, key: string): TomlValue {
  if (!isTable(container)) throw badIndex(container)
  const found = container.get(key)
  if (found === undefined) throw new PythonError('KeyError', key)
  return found
}

/** `container[key] = value`. */
export function setItem(container: TomlValue, key: string, value: TomlValue): void {
  if (isTable(container)) container.set(key, value)
  else if (Array.isArray(container)) throw badIndex(container)
  else throw typeError(`'${typeName(container)}' object does not support item assignment`)
}

/** `container[-1]` of something that is no table. */
export function lastItem(container: Exclude<TomlValue, TomlTable>): TomlValue {
  if (typeof container !== 'string' && !Array.isArray(container)) throw badIndex(container)
  const last = typeof container === 'string' ? lastCharacter(container) : container.at(-1)
  if (last === undefined) throw indexError(typeof container === 'string' ? 'string' : 'list')
  return last
}

function lastCharacter(text: string): string | undefined {
  return [...text.slice(-2)].at(-1)
}

/** `container.append(value)`. */
export function append(container: TomlValue, value: TomlValue): void {
  if (Array.isArray(container)) container.push(value)
  else throw new PythonError('AttributeError', `'${typeName(container)}' object has no attribute 'append'`)
}

function badIndex(container: TomlValue): PythonError {
  if (typeof container === 'string') return typeError("string indices must be integers, not 'str'")
  if (Array.isArray(container)) return typeError('list indices must be integers or slices, not str')
  return typeError(`'${typeName(container)}' object is not subscriptable`)
}
