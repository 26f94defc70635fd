import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JWK } from 'jose'
import type Provider from 'oidc-provider'
import type { Clock, Store } from '#lib/store/store.ts'
import type { Accounts } from './accounts.ts'
import type { PublicAnswers } from './public-answers.ts'
import type { Registry } from './registration/registry.ts'
import type { Shape } from './shapes/shape.ts'
import type { Tenant } from './tenants.ts'

/** One sample provider with what belongs to it. */
export interface ProviderParts {
  readonly provider: Provider
  /** Its request handler, put together once. */
  readonly callback: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly tenant: Tenant
  /** Undefined for a provider of the house. */
  readonly shape: Shape | undefined
  readonly issuer: string
  /** What it signs with, the newest first; private parts included. */
  readonly keys: readonly JWK[]
  readonly accounts: Accounts
  readonly registry: Registry
  readonly store: Store
  readonly clock: Clock
  readonly origin: string
  readonly publicAnswers: PublicAnswers
}
