import { isTable, type TomlTable, type TomlValue } from '../toml/value.ts'
import { append, contains, item, lastItem, setItem } from './container.ts'
import type { Header } from './header.ts'
import { valueError } from './python-error.ts'
import { packageRepr } from './python-repr.ts'

/**
 * Names of tables that only a longer header has mentioned, with how often. Kept by last name alone, whatever table it
 * stands in, as the package does.
 */
export type ImplicitNames = Map<string, number>

/** Opens the table that a header names, making what is missing on the way. What it opens need not be a table. */
export function openTable(
  root: TomlTable,
  header: Header,
  { implicit, opened }: { readonly implicit: ImplicitNames; opened(parent: TomlTable, name: string): void },
): TomlValue {
  let current: TomlValue = root
  for (const [index, name] of header.names.entries()) {
    if (name === '') throw valueError("Can't have a keygroup with an empty name")
    const last = index === header.names.length - 1
    const fresh = () => (last && header.array ? [newTable()] : newTable())
    if (!isTable(current)) {
      current = lastItem(current)
      if (!contains(current, name)) setItem(current, name, fresh())
    } else if (!current.has(name)) {
      if (!last) implicit.set(name, (implicit.get(name) ?? 0) + 1)
      current.set(name, fresh())
    } else if (last) {
      reopen(current, name, header.array, implicit)
    }
    if (last && isTable(current)) opened(current, name)
    current = item(current, name)
    if (header.array && !isTable(current)) current = lastItem(current)
  }
  return current
}

function reopen(parent: TomlTable, name: string, array: boolean, implicit: ImplicitNames): void {
  const mentioned = implicit.get(name) ?? 0
  if (mentioned > 0) {
    implicit.set(name, mentioned - 1)
    if (array) throw valueError("An implicitly defined table can't be an array")
  } else if (array) {
    append(item(parent, name), newTable())
  } else {
    throw valueError(`What? ${name} already exists?${packageRepr(parent)}`)
  }
}

function newTable(): TomlTable {
  return new Map()
}
