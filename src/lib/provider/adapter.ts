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
 * those written after the mark (RFC 6749 §4.1.2, §10.5). Nothing here needs more than the store's single-key promises.
 * Throws StoreFull from `upsert`, and InvalidGrant for a code used twice.
 */
export function storeAdapter({ store, clock, tenant }: AdapterOptions, model: string): Adapter {
  const kind = kindOf(tenant, model)
  const uids = kindOf(tenant, 'SessionUid')
  const used = kindOf(tenant, 'UsedCode')
  const revoked = kindOf(tenant, 'RevokedGrant')

  const isRevoked = async (id: string, payload: AdapterPayload): Promise<boolean> => {
    const grantId = model === 'Grant' ? id : grantable.has(model) ? payload.grantId : undefined
    return grantId !== undefined && (await store.get(revoked, grantId)) !== undefined
  }
  const find = async (id: string): Promise<AdapterPayload | undefined> => {
    const payload = await store.get<AdapterPayload>(kind, id)
    if (!payload || (await isRevoked(id, payload))) return undefined
    return model === 'AuthorizationCode' ? { ...payload, consumed: await store.get<number>(used, id) } : payload
  }
  const revokeByGrantId = async (grantId: string): Promise<void> => {
    await store.delete(kindOf(tenant, 'Grant'), grantId)
    await store.set(revoked, grantId, 1, markTtl)
  }

  return {
    find,
    revokeByGrantId,
    async upsert(id, payload, expiresIn = longestTtl) {
      if (await isRevoked(id, payload)) throw new errors.InvalidGrant({ detail: 'the grant is revoked' })
      await store.set(kind, id, payload, expiresIn)
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
      const session = model === 'Session' ? await store.get<AdapterPayload>(kind, id) : undefined
      await store.delete(kind, id)
      if (session?.uid) await store.delete(uids, session.uid)
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
