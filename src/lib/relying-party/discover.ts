import * as oidc from 'openid-client'
import { asReadResponse } from '#lib/message/message.ts'
import { boundedAnswer, boundedFetch } from './bounded-fetch.ts'
import type { Client } from './client.ts'
import { keepMetadata, knownMetadata } from './known-metadata.ts'
import { LEEWAY_SECONDS } from './leeway.ts'
import { tolerantFetch } from './tolerant-fetch.ts'

/** The metadata, and openid-client's configuration with them, which is made when it is asked for. */
interface Discovered {
  readonly configuration: () => oidc.Configuration
  readonly metadata: Readonly<oidc.ServerMetadata>
}

/**
 * Fetches the provider's metadata, as Streamlit does at every login, callback and logout.
 * Throws openid-client's error when it cannot be had. Like Authlib 1.9 it does not compare the `issuer` with the URL
 * (OpenID Connect Discovery 1.0 §4.3 asks for it): what is compared later is the ID token's `iss`, with that `issuer`.
 * An ID token may be signed with any of the metadata's `id_token_signing_alg_values_supported`, else with RS256.
 */
export async function discover(client: Client): Promise<Discovered> {
  const fetch = tolerantFetch(client.fetch, client.metadataUrl)
  const url = new URL(client.metadataUrl)
  const bounded = boundedFetch(fetch)
  const send: oidc.CustomFetch = (address, options) => {
    if (address === url.href) asked ??= { method: options.method, headers: options.headers }
    return bounded(address, options)
  }
  // Asked as openid-client asks; what it said once of an answer holds for the same answer.
  const coming = asked && boundedAnswer(fetch, url.href, asked)
  const answer = await coming?.catch(() => undefined)
  const known = answer && knownMetadata(answer)
  if (known) {
    const configured = (): oidc.Configuration => {
      const { clientId } = client
      const made = new oidc.Configuration(known.forExchange, clientId, clientMetadata(client), clientAuth(client))
      made[oidc.customFetch] = send
      for (const extend of extensions(client)) extend(made)
      return made
    }
    return { configuration: configured, metadata: known.metadata }
  }
  const configuration = await oidc.discovery(url, client.clientId, clientMetadata(client), clientAuth(client), {
    [oidc.customFetch]: coming ? first(coming.then(asReadResponse), send) : send,
    execute: extensions(client),
  })
  const metadata = configuration.serverMetadata()
  if (answer) keepMetadata(answer, metadata)
  return { configuration: () => configuration, metadata }
}

/** How openid-client asks for metadata: it does so alike each time. */
let asked: Pick<oidc.CustomFetchOptions, 'method' | 'headers'> | undefined

/** Gives what is coming already to the first question, and asks for all others. */
function first(coming: Promise<Response>, send: oidc.CustomFetch): oidc.CustomFetch {
  let isFirst = true
  return (url, options) => {
    if (!isFirst) return send(url, options)
    isFirst = false
    return coming
  }
}

function clientMetadata({ clockSkew }: Client): Partial<oidc.ClientMetadata> {
  return { redirect_uris: [], [oidc.clockTolerance]: LEEWAY_SECONDS, [oidc.clockSkew]: clockSkew }
}

/** The signature is verified though the token came straight from the token endpoint. */
function extensions(client: Client): ((configuration: oidc.Configuration) => void)[] {
  return [oidc.enableNonRepudiationChecks, ...(isPlainHttp(client) ? [oidc.allowInsecureRequests] : [])]
}

function clientAuth(client: Client): oidc.ClientAuth {
  if (client.authMethod === 'none') return oidc.None()
  if (client.authMethod === 'client_secret_post') return oidc.ClientSecretPost(client.clientSecret)
  return oidc.ClientSecretBasic(client.clientSecret)
}

function isPlainHttp(client: Client): boolean {
  return new URL(client.metadataUrl).protocol === 'http:'
}
