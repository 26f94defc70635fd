import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import type { Clock, Store } from '#lib/store/store.ts'
import { kindOf, longestTtl, ttl } from './caps.ts'
import type { TenantName } from './tenants.ts'

const grantable = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken'])

/** Longer than any code or token lives, so that a mark outlives what it speaks of. */
const markTtl = Math.max(ttl.AuthorizationCode, ttl.AccessToken) + 60

export interface AdapterOptions {
  readonly store: Store
  readonly clock: Clock
  readonly tenant: TenantName
}

/**
 * oidc-provider's records of one model in our store.
 *
 * A code is used up by one `claim`, so of any number of redemptions at once one wins. The losers mark the grant as
 * revoked: what belongs to a marked grant is not found and cannot be written, so the winner's tokens die too, also
 * those written after the mark (RFC 6749 §4.1.2, §10.5).
 * Throws StoreFull from `upsert`, and InvalidGrant for a code used twice.
 */
export function storeAdapter({ store, clock, tenant }: AdapterOptions, model: string): Adapter {
  const kind = kindOf(tenant, model)
  const uids = kindOf(tenant, 'SessionUid')
  const used = kindOf(tenant, 'UsedCode')
  const revoked = kindOf(tenant, 'RevokedGrant')

  const grantOf = (id: string, payload: AdapterPayload): string | undefined =>
    model === 'Grant' ? id : grantable.has(model) ? payload.grantId : undefined
  const find = async (id: string): Promise<AdapterPayload | undefined> => {
    const payload = await store.get<AdapterPayload>(kind, id)
    if (!payload) return undefined
    const grantId = grantOf(id, payload)
    if (grantId !== undefined && (await store.get(revoked, grantId)) !== undefined) return undefined
    return model === 'AuthorizationCode' ? { ...payload, consumed: await store.get<number>(used, id) } : payload
  }
  const revokeByGrantId = async (grantId: string): Promise<void> => {
    // The mark outlives codes and tokens, not the grant itself: that one goes, and what goes after the mark stays away.
    try {
      await store.set(revoked, grantId, 1, markTtl)
    } finally {
      await store.delete(kindOf(tenant, 'Grant'), grantId)
    }
  }

  return {
    find,
    revokeByGrantId,
    async upsert(id, payload, expiresIn = longestTtl) {
      const key = grantOf(id, payload)
      if (key === undefined) await store.set(kind, id, payload, expiresIn)
      else if (!(await store.setUnless(kind, id, payload, { ttl: expiresIn, unless: { kind: revoked, key } })))
        throw new errors.InvalidGrant({ detail: 'the grant is revoked' })
      if (model === 'Session' && payload.uid) await store.set(uids, payload.uid, id, expiresIn)
    },
    async consume(id) {
      const payload = await find(id)
      if (!payload) throw new errors.InvalidGrant({ detail: 'the code is gone' })
      if (await store.claim(used, id, Math.floor(clock() / 1000), markTtl)) return
      if (payload.grantId) await revokeByGrantId(payload.grantId)
      throw new errors.InvalidGrant({ detail: 'the code was used before' })
    },
    async destroy(id) {
      const gone = await store.take<AdapterPayload>(kind, id)
      // The session may have been given a new id by another tab: its uid then leads there.
      if (model === 'Session' && gone?.uid) await store.deleteIf(uids, gone.uid, id)
    },
    async findByUid(uid) {
      const id = await store.get<string>(uids, uid)
      return id === undefined ? undefined : find(id)
    },
    // Asked by the device flow only, which is off.
    async findByUserCode() {
      return undefined
    },
  }
}
