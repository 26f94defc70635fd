import * as oidc from 'openid-client'
import { boundedFetch } from './bounded-fetch.ts'
import type { Client } from './client.ts'
import { LEEWAY_SECONDS } from './leeway.ts'
import { tolerantFetch } from './tolerant-fetch.ts'

/** openid-client's configuration, and the metadata in it, of which it makes a copy each time it is asked. */
interface Discovered {
  readonly configuration: oidc.Configuration
  readonly metadata: Readonly<oidc.ServerMetadata>
}

/**
 * Fetches the provider's metadata, as Streamlit does at every login, callback and logout.
 * Throws openid-client's error when it cannot be had. Like Authlib 1.9 it does not compare the `issuer` with the URL
 * (OpenID Connect Discovery 1.0 §4.3 asks for it): what is compared later is the ID token's `iss`, with that `issuer`.
 * An ID token may be signed with any of the metadata's `id_token_signing_alg_values_supported`, else with RS256.
 */
export async function discover(client: Client): Promise<Discovered> {
  const configuration = await oidc.discovery(
    new URL(client.metadataUrl),
    client.clientId,
    {
      redirect_uris: [],
      [oidc.clockTolerance]: LEEWAY_SECONDS,
      [oidc.clockSkew]: client.clockSkew,
    },
    clientAuth(client),
    {
      [oidc.customFetch]: boundedFetch(tolerantFetch(client.fetch, client.metadataUrl)),
      // The signature is verified though the token came straight from the token endpoint.
      execute: [oidc.enableNonRepudiationChecks, ...(isPlainHttp(client) ? [oidc.allowInsecureRequests] : [])],
    },
  )
  const metadata = configuration.serverMetadata()
  return { configuration, metadata }
}

function clientAuth(client: Client): oidc.ClientAuth {
  if (client.authMethod === 'none') return oidc.None()
  if (client.authMethod === 'client_secret_post') return oidc.ClientSecretPost(client.clientSecret)
  return oidc.ClientSecretBasic(client.clientSecret)
}

function isPlainHttp(client: Client): boolean {
  return new URL(client.metadataUrl).protocol === 'http:'
}
