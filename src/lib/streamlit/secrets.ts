import { parseToml } from './toml/parse.ts'
import { PythonError } from './toml/python-error.ts'
import type { TomlTable, TomlValue } from './toml/value.ts'
import { parseToml as parseToml010 } from './toml-0.10/parse.ts'

export type { TomlTable } from './toml/value.ts'

/**
 * What Streamlit reads the file with: `tomllib` of Python's standard library since 1.66, the package `toml` 0.10 until
 * 1.65. Neither takes all that the other does, and their messages differ.
 */
export type TomlReader = 'tomllib' | 'toml-0.10'

/**
 * What Streamlit finds in secrets.toml. `type` names the Python exception behind `message`. Of those, Streamlit
 * swallows `TOMLDecodeError` (`TomlDecodeError` of the older reader), `TypeError` and a missing file: it then goes on as if there were no secrets. Any other
 * type is a crash, which every use of the secrets raises anew.
 */
export type Secrets =
  | { readonly ok: true; readonly table: TomlTable }
  | { readonly ok: false; readonly type: string; readonly message: string }

/** The type that stands for a missing file. */
export const secretsNotFound = 'StreamlitSecretNotFoundError'

/**
 * Reads the text of `.streamlit/secrets.toml` as Streamlit 1.67 does, with `tomllib` of Python 3.11 to 3.13, or as
 * Streamlit 1.64 does, with `toml` 0.10.2. What stands outside of every table also becomes an environment variable.
 *
 * @param toml the text of the file; null: there is no secrets file
 */
export function parseSecrets(toml: string | null, reader: TomlReader = 'tomllib'): Secrets {
  if (toml === null) return { ok: false, type: secretsNotFound, message: 'No secrets found.' }
  try {
    // Python opens text files with universal newlines.
    const text = toml.replace(/\r\n?/g, '\n')
    const table = reader === 'tomllib' ? parseToml(text) : parseToml010(text)
    for (const [name, value] of table) checkVariable(name, value)
    return { ok: true, table }
  } catch (error) {
    if (error instanceof PythonError) return { ok: false, type: error.type, message: error.message }
    throw error
  }
}

/** Fails where Python's `os.environ[name] = str(value)` does. */
function checkVariable(name: string, value: TomlValue): void {
  if (typeof value === 'object' || typeof value === 'boolean') return
  if (`${name}${value}`.includes('\0')) throw new PythonError('ValueError', 'embedded null byte')
  if (name.includes('=')) throw new PythonError('ValueError', 'illegal environment variable name')
  if (name === '') throw new PythonError('OSError', '[Errno 22] Invalid argument')
}

/** The exception that using these secrets raises, if reading them crashed. */
export function secretsCrash(secrets: Secrets): { readonly type: string; readonly message: string } | undefined {
  if (secrets.ok || [secretsNotFound, 'TOMLDecodeError', 'TomlDecodeError', 'TypeError'].includes(secrets.type))
    return undefined
  return secrets
}
