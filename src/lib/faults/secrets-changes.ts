import { type PlacedKey, placedKeys } from '#lib/streamlit/placed-keys.ts'
import { parseSecrets, type Span } from '#lib/streamlit/secrets.ts'

/** A mistake in a secrets.toml: its text in, the mistaken text out; null: no such file. */
export type SecretsChange = (toml: string) => string | null

/** One that leaves all other lines as they are. */
type Rewrite = (toml: string) => string

/** Every string under this key gets another value. */
export function withValue(key: string, value: (before: string) => string): Rewrite {
  return withRawValue(key, (before) => `"${value(before)}"`)
}

/** Every string under this key gets this in place of its quoted value: TOML, or what is none. */
export function withRawValue(key: string, raw: (before: string) => string): Rewrite {
  return (toml) =>
    edited(toml, ({ name, value: before, spans }) =>
      name === key && typeof before === 'string' && spans.value !== undefined
        ? [{ ...extent(spans.value), text: raw(before) }]
        : [],
    )
}

/** The key is gone, wherever it stands. */
export function withoutKey(key: string): Rewrite {
  return (toml) => edited(toml, ({ name, spans }) => (name === key ? [wholeLines(toml, spans)] : []))
}

/** The header of `[auth]` is written so. */
export function withAuthHeader(header: string): Rewrite {
  return (toml) => toml.replace(/^\[auth\]/m, () => header)
}

/** What stands in a table of a provider's own, or in `[auth]` for the default one, becomes a text in `[auth]`. */
export function withTextForProviders(text: string): Rewrite {
  return (toml) => {
    const named = Array.from(toml.matchAll(/^\[auth\.([\w-]+)\]/gm), ([, name = '']) => name)
    const lines = (named.length > 0 ? named : ['default']).map((name) => `${name} = "${text}"\n`)
    const shared = toml.replace(/^\n?\[auth\.[\w-]+\][^\n]*\n(?:(?!\[)[^\n]*(?:\n|$))*/gm, '')
    return edited(shared, ({ name, spans }) =>
      name === 'cookie_secret' ? [lineAfter(shared, spans, lines.join('').trimEnd())] : [],
    )
  }
}

/** `client_kwargs` of every provider becomes this table. */
export function withClientKwargs(table: string): Rewrite {
  return (toml) =>
    edited(toml, ({ name, spans }) => {
      if (name === 'client_kwargs') return [wholeLines(toml, spans)]
      return name === 'server_metadata_url' ? [lineAfter(toml, spans, `client_kwargs = ${table}`)] : []
    })
}

/** `[auth]` exposes this. */
export function withExposedTokens(value: string): Rewrite {
  return (toml) =>
    edited(toml, ({ table, name, spans }) => {
      if (name === 'expose_tokens') return [wholeLines(toml, spans)]
      return table === '' && name === 'auth' ? [lineAfter(toml, spans, `expose_tokens = ${value}`)] : []
    })
}

interface Edit {
  /** Offsets in the text, from and to. */
  readonly start: number
  readonly end: number
  readonly text: string
}

function edited(toml: string, editsOf: (key: PlacedKey) => readonly Edit[]): string {
  const edits = placedKeys(parseSecrets(toml)).flatMap(editsOf)
  // From the end, so that the places before stay where they are; a new line comes before one that goes.
  return edits
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce((text, { start, end, text: other }) => text.slice(0, start) + other + text.slice(end), toml)
}

function extent({ start, length }: Span): { readonly start: number; readonly end: number } {
  return { start, end: start + length }
}

/** Takes the lines of a key and its value away. */
function wholeLines(toml: string, spans: PlacedKey['spans']): Edit {
  const { start, column } = spans.key
  return { start: start - column + 1, end: endOfLine(toml, spans), text: '' }
}

function lineAfter(toml: string, spans: PlacedKey['spans'], line: string): Edit {
  const end = endOfLine(toml, spans)
  return { start: end, end, text: toml.endsWith('\n') || end < toml.length ? `${line}\n` : `\n${line}` }
}

/** Behind the line end after a key and its value. */
function endOfLine(toml: string, { key, value }: PlacedKey['spans']): number {
  const newline = toml.indexOf('\n', extent(value ?? key).end)
  return newline === -1 ? toml.length : newline + 1
}
