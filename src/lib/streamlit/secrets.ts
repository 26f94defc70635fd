import { parseToml } from '#lib/python/toml/parse.ts'
import { type Place, PythonError } from '#lib/python/toml/python-error.ts'
import type { Spans } from '#lib/python/toml/spans.ts'
import type { TomlTable, TomlValue } from '#lib/python/toml/value.ts'

export type { Span } from '#lib/python/toml/cursor.ts'
export type { Place } from '#lib/python/toml/python-error.ts'
export type { KeySpans, Spans } from '#lib/python/toml/spans.ts'
export type { TomlTable } from '#lib/python/toml/value.ts'

/**
 * What Streamlit reads the file with: `tomllib` of Python's standard library since 1.66, the package `toml` 0.10 until
 * 1.65. Neither takes all that the other does, and their messages differ.
 */
export type TomlReader = 'tomllib' | 'toml-0.10'

/** Reads a file whose line ends are `\n`; throws the PythonError that the reader of this name would raise. */
export type ParseToml = (text: string) => { readonly table: TomlTable; readonly spans: Spans }

/**
 * What Streamlit finds in secrets.toml. `type` names the Python exception behind `message`. Of those, Streamlit
 * swallows `TOMLDecodeError` (`TomlDecodeError` of the older reader), `TypeError` and a missing file: it then goes on as
 * if there were no secrets. Any other type is a crash, which every use of the secrets raises anew.
 *
 * `spans` says where the keys of every table stand, and their values; `at` where the parser stopped, when its message
 * says it. All count from 1, columns and lengths in UTF-16 units; the columns in `message` are Python's, code points.
 * The older reader tells the keys of lines of their own apart, not those within an inline table.
 */
export type Secrets =
  | { readonly ok: true; readonly table: TomlTable; readonly spans: Spans }
  | { readonly ok: false; readonly type: string; readonly message: string; readonly at?: Place }

/** The type that stands for a missing file. */
export const secretsNotFound = 'StreamlitSecretNotFoundError'

/** The parser of that name. Only `tomllib`, the one of the Streamlit that this site follows, is there at once. */
export async function tomlReader(reader: TomlReader): Promise<ParseToml> {
  return reader === 'tomllib' ? parseToml : (await import('#lib/python/toml-0.10/parse.ts')).parseToml
}

/**
 * Reads the text of `.streamlit/secrets.toml` as Streamlit does: with `tomllib` of Python 3.11 to 3.13, or with the
 * reader of {@link tomlReader}. What stands outside of every table also becomes an environment variable.
 *
 * @param toml the text of the file; null: there is no secrets file
 */
export function parseSecrets(toml: string | null, parse: ParseToml = parseToml): Secrets {
  if (toml === null) return { ok: false, type: secretsNotFound, message: 'No secrets found.' }
  try {
    const read = parse(withPythonLines(toml))
    for (const [name, value] of read.table) checkVariable(name, value)
    return { ok: true, ...read }
  } catch (error) {
    if (!(error instanceof PythonError)) throw error
    const { type, message, at } = error
    return { ok: false, type, message, ...(at === undefined ? {} : { at }) }
  }
}

/** The text as Python opens it, with universal newlines: every line end is `\n`. Spans count in this text. */
export function withPythonLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
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
