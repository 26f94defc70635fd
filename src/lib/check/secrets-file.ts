import { isTable, type TomlTable, type TomlValue } from '#lib/python/toml/value.ts'
import { authTable } from '#lib/streamlit/auth-table.ts'
import { providerNames } from '#lib/streamlit/provider-config.ts'
import { type Secrets, type Span, type TomlReader, withPythonLines } from '#lib/streamlit/secrets.ts'
import type { CheckOptions } from './finding.ts'
import type { Attempt } from './logins.ts'

/** A piece of the text as Python opens it: every line end is `\n`. `start` is an offset in it. */
export type Piece = Span

/** A key of the file with its value. */
export interface Setting {
  /** Like "auth.google"; empty outside of every table. */
  readonly table: string
  readonly name: string
  /** Like "auth.google.client_id". */
  readonly path: string
  readonly value: TomlValue
  /** Where its name stands; that of the table around it where the reader does not say. */
  readonly key: Piece | undefined
  /** Where its value stands, or else its name. */
  readonly place: Piece | undefined
}

/** A table that `st.login` can use: `[auth]` itself for "default", or `[auth.<name>]`. */
export interface ProviderTable {
  readonly name: string
  /** "auth" or "auth.google". */
  readonly path: string
  readonly settings: ReadonlyMap<string, Setting>
}

/** What the rules look at. */
export interface SecretsFile {
  /** As given. */
  readonly given: string
  /** With line ends `\n`, which all pieces count in. */
  readonly text: string
  readonly lines: readonly string[]
  readonly reader: TomlReader
  readonly secrets: Secrets
  readonly options: CheckOptions
  readonly auth: TomlTable | undefined
  /** The keys of the file, table by table; not those of tables more than {@link depthLimit} deep. */
  readonly settings: readonly Setting[]
  readonly providers: readonly ProviderTable[]
  /** What each `st.login` raises, in Streamlit's order. */
  readonly attempts: readonly Attempt[]
}

/** Tables below tables that are looked at: [auth.google.client_kwargs.headers] is the deepest that anyone needs. */
const depthLimit = 5

export function secretsFile(
  given: string,
  c: { reader: TomlReader; secrets: Secrets; options: CheckOptions; attempts: readonly Attempt[] },
): SecretsFile {
  const text = withPythonLines(given)
  const settings = settingsOf(c.secrets)
  const providers = providerNames(c.secrets).map((name) => providerTable(name, settings))
  return { ...c, given, text, lines: text.split('\n'), auth: authTable(c.secrets), settings, providers }
}

function settingsOf(secrets: Secrets): Setting[] {
  const found: Setting[] = []
  if (!secrets.ok) return found
  const walk = (table: TomlTable, path: string, around: Piece | undefined, depth: number) => {
    for (const [name, value] of table) {
      const spans = secrets.spans.get(table)?.get(name)
      const place = spans?.value ?? spans?.key ?? around
      const below = path === '' ? name : `${path}.${name}`
      found.push({ table: path, name, path: below, value, key: spans?.key ?? around, place })
      if (isTable(value) && depth < depthLimit) walk(value, below, place, depth + 1)
    }
  }
  walk(secrets.table, '', undefined, 1)
  return found
}

function providerTable(name: string, settings: readonly Setting[]): ProviderTable {
  const own = settings.some((setting) => setting.path === 'auth.default' && isTable(setting.value))
  const path = name === 'default' && !own ? 'auth' : `auth.${name}`
  const inside = settings.filter((setting) => setting.table === path)
  return { name, path, settings: new Map(inside.map((setting) => [setting.name, setting])) }
}
