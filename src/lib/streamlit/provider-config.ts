import { pythonStr } from '#lib/python/repr.ts'
import { isTruthy, toPlain } from '#lib/python/toml/plain.ts'
import { isTable, type TomlTable, type TomlValue } from '#lib/python/toml/value.ts'
import { authTable } from './auth-table.ts'
import type { Secrets } from './secrets.ts'

export interface ProviderConfig {
  readonly name: string
  readonly clientId: string
  readonly clientSecret: string
  readonly serverMetadataUrl: string
  /** With `scope` and `prompt` filled in where absent. */
  readonly clientKwargs: Readonly<Record<string, unknown>>
  /** A list makes a parameter come several times. */
  readonly authorizeParams: Readonly<Record<string, string | readonly string[]>>
}

/** The three keys without which st.login() refuses a provider, in the order it lists them. */
export const requiredKeys = ['client_id', 'client_secret', 'server_metadata_url'] as const

/**
 * What Streamlit hands to its OAuth client for a provider ("default": `st.login()` without a name).
 * Undefined where no client comes of it: no such table, a required key missing, or `client_kwargs` that is no table.
 */
export function providerConfig(secrets: Secrets, provider: string): ProviderConfig | undefined {
  const auth = authTable(secrets)
  const section = auth && providerSection(auth, provider)
  const kwargs = section && clientKwargs(section)
  if (auth === undefined || section === undefined || kwargs === undefined) return undefined

  const sections = new Map(auth).set(provider, new Map(section).set('client_kwargs', kwargs))
  const get = (key: string) => clientParameter(sections, provider, key)
  const [clientId, clientSecret, serverMetadataUrl] = requiredKeys.map(get)
  if (clientId === undefined || clientSecret === undefined || serverMetadataUrl === undefined) return undefined
  const authorizeParams = get('authorize_params')
  return {
    name: provider,
    clientId: pythonStr(clientId),
    clientSecret: pythonStr(clientSecret),
    serverMetadataUrl: pythonStr(serverMetadataUrl),
    clientKwargs: record(get('client_kwargs'), toPlain),
    authorizeParams: record(authorizeParams, (value) =>
      Array.isArray(value) ? value.map(pythonStr) : pythonStr(value),
    ),
  }
}

/**
 * The names of the configured providers: "default" first, when `[auth]` itself holds one of its keys or there is an
 * `[auth.default]`; then the named tables, in file order. Also those whose name st.login() refuses for its underscore.
 */
export function providerNames(secrets: Secrets): readonly string[] {
  const auth = authTable(secrets)
  if (auth === undefined) return []
  const named = [...auth].filter(([name, value]) => isTable(value) && name !== 'client_kwargs').map(([name]) => name)
  const others = named.filter((name) => name !== 'default')
  const hasDefault = named.length > others.length || requiredKeys.some((key) => auth.has(key))
  return hasDefault ? ['default', ...others] : others
}

/** The table of a provider. Without a table of its own, the default one is made of the filled-in keys of `[auth]`. */
function providerSection(auth: TomlTable, provider: string): TomlTable | undefined {
  const own = auth.get(provider)
  if (own !== undefined && !isTable(own)) return undefined
  if (provider !== 'default' || (own?.size ?? 0) > 0) return own
  const keys = [...requiredKeys, 'client_kwargs']
  return new Map([...auth].filter(([key, value]) => keys.includes(key) && isTruthy(value)))
}

function clientKwargs(section: TomlTable): TomlTable | undefined {
  const given = section.get('client_kwargs') ?? new Map<string, TomlValue>()
  if (!isTable(given)) return undefined
  return new Map([...given, ...[...defaultKwargs].filter(([key]) => !given.has(key))])
}

const defaultKwargs = new Map<string, TomlValue>([
  ['scope', 'openid email profile'],
  ['prompt', 'select_account'],
])

/**
 * Authlib asks for `GOOGLE_CLIENT_ID`. A key of that name in `[auth]` wins; else the last table whose name fits, in
 * whatever case: names that differ only in case cannot be told apart. The name ends at the first underscore, so that of a
 * table with one in it never fits.
 */
function clientParameter(sections: TomlTable, provider: string, key: string): TomlValue | undefined {
  const asked = `${provider}_${key}`.toUpperCase()
  const flat = sections.get(asked)
  if (flat !== undefined) return flat
  const [wanted = '', ...rest] = asked.toLowerCase().split('_')
  const fitting = [...sections].filter(([name, value]) => name.toLowerCase() === wanted && looksLikeProvider(value))
  const section = fitting.at(-1)?.[1]
  return isTable(section) ? section.get(rest.join('_')) : undefined
}

function looksLikeProvider(value: TomlValue): boolean {
  const signs = [...requiredKeys, 'authorize_url', 'api_base_url', 'request_token_url']
  return isTable(value) && signs.some((key) => value.has(key))
}

function record<T>(table: TomlValue | undefined, convert: (value: TomlValue) => T): Readonly<Record<string, T>> {
  return isTable(table) ? Object.fromEntries([...table].map(([key, value]) => [key, convert(value)])) : {}
}
