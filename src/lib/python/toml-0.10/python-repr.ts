import { pythonRepr } from '../repr.ts'
import type { TomlValue } from '../toml/value.ts'

/**
 * `repr(value)` of what the package `toml` 0.10 reads: it has a class of its own for time zones. The address in its
 * repr differs from run to run in Python; here it is always the same.
 */
export function packageRepr(value: TomlValue): string {
  return pythonRepr(value, () => '<toml.tz.TomlTz object at 0x7f0000000000>')
}
