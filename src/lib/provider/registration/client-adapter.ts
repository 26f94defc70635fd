import type { Adapter } from 'oidc-provider'
import { clientMetadata } from '../clients.ts'
import type { TenantName } from '../tenants.ts'
import type { Registry } from './registry.ts'

/** Where oidc-provider looks for clients that are not configured: it opens their sealed client_id. */
export function clientAdapter(registry: Registry, tenant: TenantName, otherwise: Adapter): Adapter {
  return {
    ...otherwise,
    async find(id) {
      const app = registry.byClientId(id)
      if (!app || app.tenant !== tenant || app.ended) return undefined
      return clientMetadata({ ...app, postLogoutRedirectUris: app.redirectUris })
    },
  }
}
