import type Provider from 'oidc-provider'
import type { Tenant } from './tenants.ts'

/**
 * Lets a visitor's own person carry claims that no provider has heard of: they come with the scope `profile`.
 * oidc-provider releases only names known at start (`claimsSupported`), and has no setting for names that are not;
 * so this adds them to what its own selection found. `provider.Claims` is this provider's own class.
 */
export function releaseExtraClaims(provider: Provider, tenant: Tenant): void {
  const known = new Set(Object.values(tenant.claims).flat())
  const { prototype } = provider.Claims
  const selected = prototype.result
  prototype.result = async function result(this: Selection) {
    const claims = await selected.call(this)
    if (!('name' in this.filter)) return claims
    const extra = Object.entries(this.available).filter(([name]) => !known.has(name) && !reserved.has(name))
    return { ...Object.fromEntries(extra), ...claims }
  }
}

/** What oidc-provider itself puts among the available claims. */
const reserved = new Set(['acr', 'amr', 'auth_time', 'sid', 'iss'])

interface Selection extends InstanceType<Provider['Claims']> {
  /** The claims that the scopes and the `claims` parameter ask for. */
  readonly filter: Readonly<Record<string, unknown>>
  readonly available: Readonly<Record<string, unknown>>
}
