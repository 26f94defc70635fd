import type { ClientMetadata } from 'oidc-provider'

/** An app that a provider knows. */
export interface ProviderClient {
  /** `[A-Za-z0-9_-]` only: Authlib sends Basic credentials without form-encoding (RFC 6749 §2.3.1). */
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
}

/** The client as oidc-provider wants it. It takes the secret by HTTP Basic and in the form alike. */
export function clientMetadata(
  client: ProviderClient,
  idTokenAlg: 'RS256' | 'ES384' | 'HS256' = 'RS256',
): ClientMetadata {
  return {
    client_id: client.clientId,
    client_secret: client.clientSecret,
    client_name: client.name,
    redirect_uris: [...client.redirectUris],
    post_logout_redirect_uris: [...client.postLogoutRedirectUris],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: idTokenAlg,
  }
}
