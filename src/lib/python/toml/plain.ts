import { pythonStr } from '#lib/python/repr.ts'
import { isTable, type TomlValue } from './value.ts'

/** The value as plain data: integers as numbers, dates and times as ISO text, tables as objects. */
export function toPlain(value: TomlValue): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(toPlain)
  if (isTable(value)) return Object.fromEntries([...value].map(([key, item]) => [key, toPlain(item)]))
  return typeof value === 'object' ? pythonStr(value) : value
}

/** `bool(value)` of Python: nothing, zero and the empty are false. */
export function isTruthy(value: TomlValue): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (isTable(value)) return value.size > 0
  return Number.isNaN(value) || Boolean(value)
}
