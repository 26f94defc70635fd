import type { JWK } from 'jose'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { type Accounts, accountOf } from './accounts.ts'
import { type AdapterOptions, storeAdapter } from './adapter.ts'
import { ttl } from './caps.ts'
import { clientMetadata, type ProviderClient } from './clients.ts'
import { providerCookies } from './cookies.ts'
import { grantFor, signInPolicy } from './policy.ts'
import { clientAdapter } from './registration/client-adapter.ts'
import { ownAppCodeTtl } from './registration/registration.ts'
import { isOwnAppId, type Registry } from './registration/registry.ts'
import type { Shape } from './shapes/shape.ts'
import { isHouseTenant, type Tenant, tenantPath } from './tenants.ts'

export interface ConfigurationInput extends Omit<AdapterOptions, 'tenant'> {
  readonly tenant: Tenant
  /** Undefined for a provider of the house. */
  readonly shape: Shape | undefined
  readonly origin: string
  readonly cookieKeys: readonly string[]
  readonly keys: readonly JWK[]
  readonly clients: readonly ProviderClient[]
  /** The readers' own apps, beside `clients`. */
  readonly registry: Registry
  readonly accounts: Accounts
  /** Draw something of our own in place of the library's page. */
  readonly draw: {
    readonly error: (ctx: KoaContextWithOIDC, error: Error) => void
    readonly signOut: (ctx: KoaContextWithOIDC) => Promise<void>
    readonly signedOut: (ctx: KoaContextWithOIDC) => void
  }
}

/** A login must be bound to the request by PKCE or by a nonce (RFC 9700 §2.1.1). Streamlit always sends a nonce. */
function needsPkce({ oidc }: KoaContextWithOIDC): boolean {
  return oidc.requestParamScopes.has('openid') && oidc.params?.['nonce'] === undefined
}

const off = { enabled: false } as const

/** One provider's settings: the code flow, one algorithm, and nothing else that oidc-provider can do. */
export function configuration(input: ConfigurationInput): Configuration {
  const { tenant, shape, origin, accounts, draw, store, registry } = input
  const alg = shape?.idTokenAlg ?? 'RS256'
  return {
    adapter: (model) => {
      const stored = storeAdapter({ store, tenant: tenant.name }, model)
      return model === 'Client' ? clientAdapter(registry, tenant.name, stored) : stored
    },
    clients: input.clients.map((client) => clientMetadata(client, alg)),
    jwks: { keys: input.keys.map((key) => ({ ...key, kty: key.kty ?? 'RSA' })) },
    cookies: providerCookies(tenant.name, origin, input.cookieKeys),
    claims: tenant.claims,
    scopes: ['openid', ...(shape?.scopes ?? [])],
    // Streamlit reads claims from the ID token only and never calls the userinfo endpoint.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    // Required in an authorization request (OpenID Connect Core 1.0 §3.1.2.1).
    allowOmittingSingleRegisteredRedirectUri: false,
    subjectTypes: ['public'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    enabledJWA: { idTokenSigningAlgValues: [alg], clientAuthSigningAlgValues: [] },
    pkce: { required: needsPkce },
    ttl: {
      ...ttl,
      AuthorizationCode: (_ctx, _code, { clientId }) => (isOwnAppId(clientId) ? ownAppCodeTtl : ttl.AuthorizationCode),
    },
    discovery: isHouseTenant(tenant.name) ? { registration_endpoint: `${origin}${tenantPath(tenant.name)}/reg` } : {},
    clockTolerance: 15,
    findAccount: async (_ctx, sub) => {
      const claims = await accounts.find(sub)
      return claims && accountOf(claims)
    },
    loadExistingGrant: grantFor,
    interactions: {
      policy: signInPolicy({ accountsOnRequest: shape?.refusesSelectAccount !== true }),
      url: (_ctx, interaction) => `${tenantPath(tenant.name)}/interaction/${interaction.uid}`,
    },
    features: {
      devInteractions: off,
      dPoP: off,
      pushedAuthorizationRequests: off,
      resourceIndicators: off,
      userinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: tenant.endSession,
        logoutSource: draw.signOut,
        postLogoutSuccessSource: draw.signedOut,
      },
    },
    renderError: (ctx, _out, error) => draw.error(ctx, error),
    clientBasedCORS: () => false,
    // Nothing that a client says makes this server fetch anything.
    fetch: async () => {
      throw new Error('the sample providers fetch nothing')
    },
  }
}
