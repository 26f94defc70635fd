import type { Span } from '#lib/findings/finding.ts'
import { SIZE_LIMIT } from '#lib/findings/limits.ts'
import { metadataOf } from '#lib/findings/providers-of.ts'
import { secretsFile } from '#lib/findings/secrets-file.ts'
import { isTable } from '#lib/python/toml/value.ts'
import { parseSecrets, tomlReader } from '#lib/streamlit/secrets.ts'
import { tomlReaderOf } from '#lib/streamlit/versions.ts'

/** Where a provider's metadata are said to be, and where the file says so. */
export interface MetadataAddress {
  /** "default" for `[auth]` itself. */
  readonly provider: string
  readonly url: string
  readonly path: string
  readonly at: readonly Span[]
}

/** The metadata addresses of the providers of a secrets.toml; none when the file cannot be read. */
export async function metadataAddresses(text: string, streamlit: string): Promise<readonly MetadataAddress[]> {
  if (text.length > SIZE_LIMIT) return []
  const reader = tomlReaderOf(streamlit)
  const secrets = parseSecrets(text, await tomlReader(reader))
  if (!secrets.ok || !isTable(secrets.table.get('auth'))) return []
  const file = secretsFile(text, {
    ...{ reader, secrets, options: { streamlit }, attempts: [] },
    ...{ tooLarge: false, tooDeep: false, size: text.length },
  })
  return metadataOf(file).map(({ provider, value, path, place }) => ({
    provider: provider.name,
    url: value.trim(),
    path,
    at: place === undefined ? [] : [{ line: place.line, column: place.column, length: place.length }],
  }))
}
