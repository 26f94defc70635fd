import { isTable, type TomlTable, type TomlValue } from '#lib/python/toml/value.ts'
import { authTable } from '#lib/streamlit/auth-table.ts'
import { type Secrets, type Span, type TomlReader, withPythonLines } from '#lib/streamlit/secrets.ts'
import type { Attempt } from './attempt.ts'
import { configuredProviders } from './configured.ts'
import type { CheckOptions } from './finding.ts'
import { grouped } from './grouped.ts'

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

export interface TextSetting extends Setting {
  readonly value: string
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
  /** As given; of one that is too large, the beginning. */
  readonly given: string
  /** The length of all of it. */
  readonly size: number
  /** With line ends `\n`, which all pieces count in. */
  readonly text: string
  readonly lines: readonly string[]
  /** The offset in `text` at which each line begins. */
  readonly lineStarts: readonly number[]
  /** Longer than what the checker reads, so that nothing of it was parsed. */
  readonly tooLarge: boolean
  /** NUL stands between the letters, or all over. */
  readonly binary: boolean
  /** Tables lie deeper in one another than the checker looks. */
  readonly tooDeep: boolean
  readonly reader: TomlReader
  readonly secrets: Secrets
  readonly options: CheckOptions
  readonly auth: TomlTable | undefined
  /** The keys of the file, table by table; not those of tables more than {@link depthLimit} deep. */
  readonly settings: readonly Setting[]
  readonly byPath: ReadonlyMap<string, Setting>
  readonly byTable: ReadonlyMap<string, readonly Setting[]>
  /** At most 50. */
  readonly providers: readonly ProviderTable[]
  /** What each `st.login` raises, in Streamlit's order. */
  readonly attempts: readonly Attempt[]
}

/** Tables below tables that are looked at: [auth.google.client_kwargs.headers] is the deepest that anyone needs. */
const depthLimit = 5

export function secretsFile(
  given: string,
  c: {
    readonly reader: TomlReader
    readonly secrets: Secrets
    readonly options: CheckOptions
    readonly attempts: readonly Attempt[]
    readonly tooLarge: boolean
    readonly tooDeep: boolean
    readonly size: number
  },
): SecretsFile {
  const text = withPythonLines(given)
  const lines = text.split('\n')
  const settings = settingsOf(c.secrets)
  const byPath = new Map(settings.map((setting) => [setting.path, setting]))
  const byTable = grouped(settings, ({ table }) => table)
  const own = isTable(byPath.get('auth.default')?.value)
  const providers = configuredProviders(c.secrets).map((name) => {
    const path = name === 'default' && !own ? 'auth' : `auth.${name}`
    return { name, path, settings: new Map(byTable.get(path)?.map((setting) => [setting.name, setting])) }
  })
  const auth = authTable(c.secrets)
  return {
    ...c,
    given,
    binary: isBinary(given),
    text,
    lines,
    lineStarts: startsOf(lines),
    auth,
    settings,
    byPath,
    byTable,
    providers,
  }
}

/** A fourth of the beginning is NUL: UTF-16 read byte by byte, or no text. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 4000)
  return start.length > 1 && (start.split('\0').length - 1) * 4 > start.length
}

function startsOf(lines: readonly string[]): number[] {
  let at = 0
  return lines.map((line) => {
    const start = at
    at += line.length + 1
    return start
  })
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
