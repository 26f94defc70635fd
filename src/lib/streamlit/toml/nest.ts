import { isTable, type TomlTable, type TomlValue } from './value.ts'

/**
 * The table that a key leads to, made on the way where there is none; undefined when another kind of value stands in
 * the way. `intoArrays`: a name of an array of tables means its last one.
 */
export function openNest(
  root: TomlTable,
  key: readonly string[],
  { intoArrays }: { readonly intoArrays: boolean },
): TomlTable | undefined {
  let table = root
  for (const name of key) {
    const found: TomlValue = table.get(name) ?? new Map()
    if (!table.has(name)) table.set(name, found)
    const next = intoArrays && Array.isArray(found) ? found.at(-1) : found
    if (!isTable(next)) return undefined
    table = next
  }
  return table
}
