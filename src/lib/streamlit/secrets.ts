import { parseToml } from './toml/parse.ts'
import { PythonError } from './toml/python-error.ts'
import type { TomlTable } from './toml/value.ts'

export type { TomlTable } from './toml/value.ts'

/**
 * What Streamlit finds in secrets.toml. `type` names the Python exception behind `message`. Of those, Streamlit
 * swallows `TomlDecodeError`, `TypeError` and a missing file: it then goes on as if there were no secrets. Any other
 * type is a crash of the parser, which every use of the secrets raises anew.
 */
export type Secrets =
  | { readonly ok: true; readonly table: TomlTable }
  | { readonly ok: false; readonly type: string; readonly message: string }

/** The type that stands for a missing file. */
export const secretsNotFound = 'StreamlitSecretNotFoundError'

/**
 * Reads the text of `.streamlit/secrets.toml` as Streamlit 1.64 does, with `toml` 0.10.2 on Python 3.11.
 *
 * @param toml the text of the file; null: there is no secrets file
 */
export function parseSecrets(toml: string | null): Secrets {
  if (toml === null) return { ok: false, type: secretsNotFound, message: 'No secrets found.' }
  try {
    // Python opens text files with universal newlines.
    return { ok: true, table: parseToml(toml.replace(/\r\n?/g, '\n')) }
  } catch (error) {
    if (error instanceof PythonError) return { ok: false, type: error.type, message: error.message }
    throw error
  }
}

/** The exception that using these secrets raises, if their parser crashed. */
export function parserCrash(secrets: Secrets): { readonly type: string; readonly message: string } | undefined {
  if (secrets.ok || [secretsNotFound, 'TomlDecodeError', 'TypeError'].includes(secrets.type)) return undefined
  return secrets
}
