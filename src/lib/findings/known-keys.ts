import { editDistance } from './spelling.ts'

/** What Streamlit reads of `[auth]` itself. */
export const sharedKeys = ['redirect_uri', 'cookie_secret', 'expose_tokens'] as const

/** What it reads of a provider. */
const providerKeys = ['client_id', 'client_secret', 'server_metadata_url', 'client_kwargs'] as const

/** What Authlib reads besides of a table of its own (`OAUTH_CLIENT_PARAMS` in its registry.py). */
const ownTableKeys = [
  ...['authorize_params', 'authorize_url', 'access_token_url', 'access_token_params', 'api_base_url'],
  ...['refresh_token_url', 'refresh_token_params', 'request_token_url', 'request_token_params'],
]

/** Keys about which a rule of their own has more to say. */
export const keysOfRequest = [
  ...['scope', 'scopes', 'prompt', 'login_hint', 'response_mode', 'response_type', 'hd', 'audience', 'acr_values'],
  ...[
    'max_age',
    'access_type',
    'ui_locales',
    'domain_hint',
    'organization',
    'connection',
    'token_endpoint_auth_method',
  ],
]
const special = new Set<string>([...sharedKeys, ...keysOfRequest, 'authorize_params', 'logout_params'])

/** Whether a key stands where Streamlit reads it, or where another rule speaks of it. */
export function isKnownKey(table: string, name: string): boolean {
  const here: readonly string[] =
    table === 'auth' ? [...sharedKeys, ...providerKeys] : [...providerKeys, ...ownTableKeys]
  return here.includes(name) || special.has(name)
}

const meant: Readonly<Record<string, string>> = {
  redirect: 'redirect_uri',
  redirect_url: 'redirect_uri',
  redirect_uris: 'redirect_uri',
  callback_url: 'redirect_uri',
  callback_uri: 'redirect_uri',
  secret: 'client_secret',
  secret_key: 'client_secret',
  client_secret_key: 'client_secret',
  client_key: 'client_secret',
  app_secret: 'client_secret',
  app_id: 'client_id',
  application_id: 'client_id',
  clientid: 'client_id',
  clientsecret: 'client_secret',
  metadata_url: 'server_metadata_url',
  metadata_uri: 'server_metadata_url',
  server_metadata_uri: 'server_metadata_url',
  server_metadata: 'server_metadata_url',
  discovery_url: 'server_metadata_url',
  well_known_url: 'server_metadata_url',
  openid_configuration: 'server_metadata_url',
  issuer: 'server_metadata_url',
  issuer_url: 'server_metadata_url',
  cookie_key: 'cookie_secret',
  cookie_password: 'cookie_secret',
  cookiesecret: 'cookie_secret',
  kwargs: 'client_kwargs',
  client_args: 'client_kwargs',
  expose_token: 'expose_tokens',
  exposed_tokens: 'expose_tokens',
}

/** The key that was meant, most likely, by one that Streamlit does not know. */
export function keyMeant(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/-/g, '_')
  const known: readonly string[] = [...sharedKeys, ...providerKeys, 'authorize_params']
  if (known.includes(plain)) return plain
  const listed = Object.hasOwn(meant, plain) ? meant[plain] : undefined
  return (
    listed ??
    known.find((one) => plain.length > 5 && Math.abs(plain.length - one.length) <= 2 && editDistance(plain, one) <= 2)
  )
}
