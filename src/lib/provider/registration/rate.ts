import { type Clock, isStoreFull, type Store } from '#lib/store/store.ts'
import { kindOf } from '../caps.ts'
import type { HouseTenant } from '../tenants.ts'

/** Registrations that one provider takes in an hour. They are not stored; this bounds what they cost to make. */
export const registrationsPerHour = 1000

const HOUR = 3600

/** Counts a registration. Gives the seconds to wait when the hour's are used up or the store is full, 0 when it may go on. */
export async function waitToRegister(store: Store, clock: Clock, tenant: HouseTenant): Promise<number> {
  const now = Math.floor(clock() / 1000)
  const hour = Math.floor(now / HOUR)
  try {
    const count = await store.count(kindOf(tenant, 'Registrations'), String(hour), HOUR)
    return count <= registrationsPerHour ? 0 : (hour + 1) * HOUR - now
  } catch (error) {
    if (isStoreFull(error)) return 60
    throw error
  }
}
