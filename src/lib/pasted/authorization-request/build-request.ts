import { pythonStr } from '#lib/python/repr.ts'
import { isTable } from '#lib/python/toml/value.ts'
import { authTable } from '#lib/streamlit/auth-table.ts'
import { type AuthorizationRequest, buildAuthorizationRequest } from '#lib/streamlit/authorization-request.ts'
import { checkLogin } from '#lib/streamlit/check-login.ts'
import { type ProviderConfig, providerConfig } from '#lib/streamlit/provider-config.ts'
import type { RandomString } from '#lib/streamlit/random-string.ts'
import { parseSecrets, type Secrets } from '#lib/streamlit/secrets.ts'
import { type RequestReport, readRequest } from './read-request.ts'

export interface RequestKeywords {
  /** The lines under the header: `client_kwargs = { … }`, `authorize_params = { … }`. */
  readonly keywords: string
  /** False: they stand in `[auth]` itself; true: in a table of their own. */
  readonly named: boolean
  /** The discovery document lists S256. */
  readonly pkce: boolean
}

/** A keyword that does not reach the request. */
export interface Dropped {
  readonly name: string
  readonly value: string
  readonly why: 'client_kwargs' | 'authorize_params' | 'overwritten'
}

export type BuiltRequest =
  | { readonly ok: true; readonly url: string; readonly request: RequestReport; readonly dropped: readonly Dropped[] }
  /** `says`: what Streamlit or its parser says of the lines. */
  | { readonly ok: false; readonly says: string }

/** The most that is read of the lines, in UTF-16 units. */
const keywordsLimit = 16 * 1024

/** The authorization request that Streamlit would make with these keywords, for a made-up provider. */
export function buildRequest(c: RequestKeywords, random: RandomString): BuiltRequest {
  const provider = c.named ? 'acme' : 'default'
  const secrets = parseSecrets(secretsToml(c))
  if (!secrets.ok) return { ok: false, says: inTheirLines(secrets.message, c) }
  const login = checkLogin(secrets, provider)
  if (!login.ok) return { ok: false, says: `${login.type}: ${login.message}` }
  const config = providerConfig(secrets, provider)
  if (config === undefined) return { ok: false, says: '`client_kwargs` must be a table.' }
  const request = buildAuthorizationRequest({
    metadata: {
      authorization_endpoint: 'https://your-provider.example/authorize',
      code_challenge_methods_supported: c.pkce ? ['S256'] : null,
    },
    config,
    redirectUri: 'http://localhost:8501/oauth2callback',
    random,
  })
  return { ok: true, url: request.url, request: readRequest(request.url), dropped: droppedOf(secrets, config, request) }
}

/** The keywords of a provider that do not reach its authorization request, `request`. */
export function droppedOf(secrets: Secrets, config: ProviderConfig, request: AuthorizationRequest): Dropped[] {
  const auth = authTable(secrets)
  const flat = auth?.get('authorize_params')
  const lost = auth?.has(config.name) || !isTable(flat) ? [] : [...flat]
  return [
    ...request.dropped.map((name) => ({
      name,
      value: shown(config.clientKwargs[name]),
      why: ['state', 'redirect_uri', 'nonce'].includes(name) ? ('overwritten' as const) : ('client_kwargs' as const),
    })),
    ...lost.map(([name, value]) => ({ name, value: pythonStr(value), why: 'authorize_params' as const })),
  ]
}

function secretsToml(c: RequestKeywords): string {
  return `${before(c)}${c.keywords.slice(0, keywordsLimit)}\n`
}

function before({ named }: RequestKeywords): string {
  const shared = 'redirect_uri = "http://localhost:8501/oauth2callback"\ncookie_secret = "x"'
  const client =
    'client_id = "your-client-id"\nclient_secret = "your-client-secret"\nserver_metadata_url = "https://your-provider.example/.well-known/openid-configuration"'
  return `[auth]\n${shared}\n${named ? '[auth.acme]\n' : ''}${client}\n`
}

/** The parser counts lines in the whole file. */
function inTheirLines(message: string, c: RequestKeywords): string {
  const ours = before(c).split('\n').length - 1
  return message.replace(/\(at line (\d+),/, (_all, line: string) => `(at line ${Number(line) - ours},`)
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
