/**
 * A parsed value. Python's `int` is a bigint and its `float` a number, so that `1` and `1.0` stay different.
 * A plain string is a `str`, an array a `list`.
 */
export type TomlValue = string | boolean | bigint | number | TomlMoment | TomlValue[] | TomlTable

/**
 * Keys in file order. `inline` is set by the reader of `toml` 0.10 alone, for a table written as `{ … }`: its Python
 * class has another name there.
 */
export type TomlTable = Map<string, TomlValue> & { readonly inline?: true }

export type TomlMoment = TomlDate | TomlDateTime | TomlTime

export interface TomlDate {
  readonly kind: 'date'
  readonly year: number
  readonly month: number
  readonly day: number
}

export interface TomlTime {
  readonly kind: 'time'
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly microsecond: number
}

export interface TomlDateTime extends Omit<TomlDate, 'kind'>, Omit<TomlTime, 'kind'> {
  readonly kind: 'datetime'
  /** The offset as written (`+01:00`), with `Z` as `+00:00`; undefined for a local date-time. */
  readonly offset: string | undefined
}

export function isTable(value: TomlValue | undefined): value is TomlTable {
  return value instanceof Map
}

/** What Python calls the type of `value` in an error message. */
export function typeName(value: TomlValue): string {
  if (typeof value === 'string') return 'str'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'int'
  if (typeof value === 'number') return 'float'
  if (Array.isArray(value)) return 'list'
  if (isTable(value)) return value.inline ? 'DynamicInlineTableDict' : 'dict'
  return `datetime.${value.kind}`
}
