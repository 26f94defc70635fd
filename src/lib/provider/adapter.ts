import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import type { Store } from '#lib/store/store.ts'
import { kindOf, longestTtl, markTtl, ttl } from './caps.ts'
import { sessionKey } from './session-ids.ts'
import type { TenantName } from './tenants.ts'

const grantable = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken'])

/** What is told of a code that was used twice, in the words of oidc-provider. */
export const usedTwice = 'authorization code already consumed'

/** What is left of a code that was redeemed: that it was, and of which grant it is. */
interface SpentCode {
  readonly spent: true
  readonly grantId: string
}

export interface AdapterOptions {
  readonly store: Store
  readonly tenant: TenantName
}

function isSpent(record: AdapterPayload | SpentCode): record is SpentCode {
  return 'spent' in record
}

/**
 * oidc-provider's records of one model in our store.
 *
 * A code is redeemed by one `swap` for a mark that it is spent, so of any number of redemptions at once one wins. The
 * losers mark the grant as revoked: what belongs to a marked grant is not found and cannot be written, so the winner's
 * tokens die too, also those written after the mark (RFC 6749 §4.1.2, §10.5). A session is one record, see session-ids.ts.
 * Throws StoreFull from `upsert`, and InvalidGrant for a code used twice.
 */
export function storeAdapter({ store, tenant }: AdapterOptions, model: string): Adapter {
  const kind = kindOf(tenant, model)
  const revoked = kindOf(tenant, 'RevokedGrant')

  const keyOf = (id: string): string => (model === 'Session' ? sessionKey(id) : id)
  const grantOf = (id: string, payload: AdapterPayload): string | undefined =>
    model === 'Grant' ? id : grantable.has(model) ? payload.grantId : undefined
  const find = async (id: string): Promise<AdapterPayload | undefined> => {
    const payload = await store.get<AdapterPayload | SpentCode>(kind, keyOf(id))
    if (!payload) return undefined
    if (isSpent(payload)) return refuseSpent(payload)
    if (model === 'Session' && payload.jti !== id) return undefined
    const grantId = grantOf(id, payload)
    if (grantId !== undefined && (await store.get(revoked, grantId)) !== undefined) return undefined
    return payload
  }
  const revokeByGrantId = async (grantId: string): Promise<void> => {
    // The mark outlives codes and tokens, not the grant itself: that one goes, and what goes after the mark stays away.
    try {
      await store.set(revoked, grantId, 1, markTtl)
    } finally {
      await store.delete(kindOf(tenant, 'Grant'), grantId)
    }
  }
  const refuseSpent = async ({ grantId }: SpentCode): Promise<never> => {
    await revokeByGrantId(grantId)
    throw new errors.InvalidGrant({ detail: usedTwice })
  }

  return {
    find,
    revokeByGrantId,
    async upsert(id, payload, expiresIn = longestTtl) {
      const key = grantOf(id, payload)
      if (key === undefined) await store.set(kind, keyOf(id), payload, expiresIn)
      else if (!(await store.setUnless(kind, id, payload, { ttl: expiresIn, unless: { kind: revoked, key } })))
        throw new errors.InvalidGrant({ detail: 'the grant is revoked' })
    },
    async consume(id) {
      const payload = await find(id)
      if (!payload) throw new errors.InvalidGrant({ detail: 'the code is gone' })
      const spent: SpentCode = { spent: true, grantId: payload.grantId ?? '' }
      const before = await store.swap<AdapterPayload | SpentCode>(kind, id, spent, markTtl)
      if (before && isSpent(before)) await refuseSpent(before)
    },
    async destroy(id) {
      const gone = await store.take<AdapterPayload>(kind, keyOf(id))
      // Another tab may have given the session a new id meanwhile: that one stays.
      if (model === 'Session' && gone && gone.jti !== id) await store.claim(kind, keyOf(id), gone, ttl.Session)
    },
    findByUid: async (uid) => store.get<AdapterPayload>(kind, uid),
    // Asked by the device flow only, which is off.
    async findByUserCode() {
      return undefined
    },
  }
}
