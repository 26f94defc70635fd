import type { Limits } from '#lib/store/store.ts'
import { isHouseTenant, type TenantName, tenantNames } from './tenants.ts'

/** Seconds. Tokens of the sample providers are for showing, so they are short. */
export const ttl = {
  Interaction: 600,
  Session: 3600,
  // It is asked for while its code may be redeemed or its token used. Whoever logs in again later is given another.
  Grant: 960,
  // The most that RFC 6749 §4.1.2 allows: in step mode a person reads before the code is redeemed. Own apps
  // get less, see registration/registration.ts.
  AuthorizationCode: 600,
  AccessToken: 300,
  IdToken: 3600,
} as const

/** Seconds after a sign-in at which its session asks again, however often it is used meanwhile. */
export const sessionSeconds = 8 * 3600

/** Seconds that a record without a time of its own may live. */
export const longestTtl = 24 * 3600

/** Longer than any code or token lives, so that a mark outlives what it speaks of. */
export const markTtl = Math.max(ttl.AuthorizationCode, ttl.AccessToken) + 60

/** Logins a second that one process answers for an hour, with a third to spare. */
const LOGINS = 67

/** So much that nothing runs out before its time does, at that pace. */
const perTenant = {
  Interaction: LOGINS * ttl.Interaction,
  Asked: LOGINS * ttl.Interaction,
  Session: LOGINS * ttl.Session,
  Grant: LOGINS * ttl.Grant,
  Person: 20_000,
  // Used ones too, as a mark.
  AuthorizationCode: LOGINS * markTtl,
  RevokedGrant: LOGINS * markTtl,
  AccessToken: LOGINS * ttl.AccessToken,
} as const

/** What a login that is begun will need in the end. */
export const neededByLogin = ['Session', 'Grant', 'AuthorizationCode', 'AccessToken'] as const

/** The kind of a provider's records in the store. Each provider has its own. */
export function kindOf(tenant: TenantName, model: string): string {
  return `provider:${tenant}:${model}`
}

/** A shape may hold a twentieth, so that all of them hold no more than one provider of the house. */
function capOf(tenant: TenantName, cap: number): number {
  return isHouseTenant(tenant) ? cap : Math.ceil(cap / 20)
}

/** How much of each kind they may hold, for the store that the providers are given: of its characters, half. */
export const providerCaps: Limits = Object.fromEntries(
  tenantNames.flatMap((tenant) =>
    Object.entries(perTenant).map(([model, cap]) => [
      kindOf(tenant, model),
      { records: capOf(tenant, cap), share: 0.5, room: 'providers' },
    ]),
  ),
)
