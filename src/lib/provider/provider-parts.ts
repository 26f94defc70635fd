import type Provider from 'oidc-provider'
import type { Store } from '#lib/store/store.ts'
import type { Accounts } from './accounts.ts'
import type { Tenant } from './tenants.ts'

/** One sample provider with what belongs to it. */
export interface ProviderParts {
  readonly provider: Provider
  readonly tenant: Tenant
  readonly accounts: Accounts
  readonly store: Store
  readonly origin: string
}
