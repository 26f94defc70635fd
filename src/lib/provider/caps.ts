import { isHouseTenant, type TenantName, tenantNames } from './tenants.ts'

/** Seconds. Tokens of the sample providers are for showing, so they are short. */
export const ttl = {
  Interaction: 600,
  Session: 8 * 3600,
  Grant: 8 * 3600,
  // The most that RFC 6749 §4.1.2 allows: in step mode a person reads before the code is redeemed. Own apps
  // get less, see registration/registration.ts.
  AuthorizationCode: 600,
  AccessToken: 300,
  IdToken: 3600,
} as const

/** Seconds that a record without a time of its own may live. */
export const longestTtl = 24 * 3600

const perTenant = {
  Interaction: 20_000,
  Asked: 20_000,
  Session: 10_000,
  SessionUid: 10_000,
  Grant: 10_000,
  Person: 10_000,
  AuthorizationCode: 5_000,
  UsedCode: 5_000,
  RevokedGrant: 10_000,
  AccessToken: 20_000,
  Registrations: 20,
} as const

/** The kind of a provider's records in the store. Each provider has its own. */
export function kindOf(tenant: TenantName, model: string): string {
  return `provider:${tenant}:${model}`
}

/** A shape may hold a twentieth, so that all of them hold no more than one provider of the house. */
function capOf(tenant: TenantName, cap: number): number {
  return isHouseTenant(tenant) ? cap : cap / 20
}

/** The most records of each kind, for the store that the providers are given. */
export const providerCaps: Readonly<Record<string, number>> = Object.fromEntries(
  tenantNames.flatMap((tenant) =>
    Object.entries(perTenant).map(([model, cap]) => [kindOf(tenant, model), capOf(tenant, cap)]),
  ),
)
