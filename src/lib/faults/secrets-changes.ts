/** Mistakes in a secrets.toml: its text in, the mistaken text out. Each leaves all other lines as they are. */

/** Every line `key = "…"` gets another value. */
export function withValue(key: string, value: (before: string) => string): (toml: string) => string {
  const line = new RegExp(`^(${key} = ")([^"]*)(")$`, 'gm')
  return (toml) => toml.replace(line, (_, start: string, before: string, end: string) => start + value(before) + end)
}

/** `client_kwargs` of every provider becomes this table. */
export function withClientKwargs(table: string): (toml: string) => string {
  return (toml) =>
    toml
      .replace(/^client_kwargs = .*\n?/gm, '')
      .replace(/^server_metadata_url = .*$/gm, (line) => `${line}\nclient_kwargs = ${table}`)
}

/** `[auth]` exposes this. */
export function withExposedTokens(value: string): (toml: string) => string {
  return (toml) =>
    toml.replace(/^expose_tokens = .*\n?/gm, '').replace('[auth]\n', `[auth]\nexpose_tokens = ${value}\n`)
}
