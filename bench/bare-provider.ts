import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

export interface BareClient {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
}

export type CookieKeys = NonNullable<Configuration['cookies']>['keys']

const ada = { sub: 'ada', name: 'Ada Lovelace', given_name: 'Ada', email: 'ada@acme.example', email_verified: true }

/** oidc-provider as its documentation sets it up, with the grant types and the signature that the site uses. */
export async function bareProvider(issuer: string, client: BareClient, cookieKeys: CookieKeys): Promise<Provider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 })
  const jwk = { ...(await exportJWK(privateKey)), kty: 'RSA', kid: 'bench', alg: 'RS256', use: 'sig' }
  const provider = new Provider(issuer, {
    jwks: { keys: [jwk] },
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [client.redirectUri],
        response_types: ['code'],
      },
    ],
    responseTypes: ['code'],
    cookies: { keys: cookieKeys },
    claims: { openid: ['sub'], profile: ['name', 'given_name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...ada, sub }) }),
    interactions: { url: (_ctx, interaction) => `/provider/interaction/${interaction.uid}` },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Session: 3600, Grant: 3600, AuthorizationCode: 60, AccessToken: 300, IdToken: 300 },
  })
  provider.proxy = true
  return provider
}
