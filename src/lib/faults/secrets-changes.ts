import { type PlacedKey, placedKeys } from '#lib/streamlit/placed-keys.ts'
import { parseSecrets, type Span } from '#lib/streamlit/secrets.ts'

/** Mistakes in a secrets.toml: its text in, the mistaken text out. Each leaves all other lines as they are. */
export type SecretsChange = (toml: string) => string

/** Every string under this key gets another value. */
export function withValue(key: string, value: (before: string) => string): SecretsChange {
  return (toml) =>
    edited(toml, ({ name, value: before, spans }) =>
      name === key && typeof before === 'string' && spans.value !== undefined
        ? [{ ...extent(spans.value), text: `"${value(before)}"` }]
        : [],
    )
}

/** `client_kwargs` of every provider becomes this table. */
export function withClientKwargs(table: string): SecretsChange {
  return (toml) =>
    edited(toml, ({ name, spans }) => {
      if (name === 'client_kwargs') return [wholeLines(toml, spans)]
      return name === 'server_metadata_url' ? [lineAfter(toml, spans, `client_kwargs = ${table}`)] : []
    })
}

/** `[auth]` exposes this. */
export function withExposedTokens(value: string): SecretsChange {
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
