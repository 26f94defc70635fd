import * as oidc from 'openid-client'
import { checkIdToken } from './check-id-token.ts'
import type { Client } from './client.ts'
import { discover } from './discover.ts'
import { type Failure, failureOf } from './failure.ts'
import { LEEWAY_SECONDS } from './leeway.ts'

/** What the relying party kept about the login between the authorization request and the callback. */
export interface Transaction {
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string | undefined
  readonly codeVerifier: string | undefined
}

export type LoginOutcome =
  | {
      readonly ok: true
      /** undefined when the provider returned no ID token. */
      readonly claims: Readonly<Record<string, unknown>> | undefined
      readonly idToken: string | undefined
      readonly accessToken: string | undefined
    }
  | { readonly ok: false; readonly failure: Failure }

/**
 * Turns the callback's code into an identity: metadata, token request, JWKS, and the checks of the ID token
 * (signature, `iss`, `aud`, `azp`, `exp`, `iat`, `nonce`, `at_hash`; OpenID Connect Core 1.0 §3.1.3.7).
 * `parameters` are those the browser brought to the redirect URI. Never throws.
 */
export async function finishLogin(
  client: Client,
  parameters: URLSearchParams,
  transaction: Transaction,
): Promise<LoginOutcome> {
  try {
    const { configuration } = await discover(client)
    const callback = new URL(transaction.redirectUri)
    callback.search = parameters.toString()
    const tokens = await oidc.authorizationCodeGrant(configuration(), callback, {
      expectedState: transaction.state,
      ...(transaction.nonce === undefined ? {} : { expectedNonce: transaction.nonce }),
      ...(transaction.codeVerifier === undefined ? {} : { pkceCodeVerifier: transaction.codeVerifier }),
    })
    const claims = tokens.claims()
    const { clientId, now } = client
    const { access_token: accessToken, id_token: idToken = '' } = tokens
    const alg = algOf(idToken)
    if (claims) checkIdToken({ claims, accessToken, alg, clientId, now, leeway: LEEWAY_SECONDS })
    return {
      ok: true,
      claims,
      idToken: tokens.id_token,
      accessToken: tokens.access_token,
    }
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}

/** The `alg` of a token whose signature has been verified. */
function algOf(token: string): string {
  const [header = ''] = token.split('.')
  return header === '' ? '' : String(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')).alg)
}
