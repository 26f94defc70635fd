import type { Claims } from './claims.ts'
import { type Persona, type PersonaKey, personaKeys, personas } from './personas.ts'
import { shapeOf } from './tenant-table.ts'
import { isHouseTenant, type TenantName } from './tenants.ts'

interface Accounts {
  readonly byKey: ReadonlyMap<PersonaKey, Claims>
  readonly bySub: ReadonlyMap<string, Persona>
}

/** The personas' accounts of a provider, made when they are first asked for. */
const made = new Map<TenantName, Accounts>()

function accountsOf(tenant: TenantName): Accounts {
  const known = made.get(tenant)
  if (known) return known
  const accounts = personaKeys.map((key) => [key, makeAccount(tenant, key)] as const)
  const fresh = {
    byKey: new Map(accounts),
    bySub: new Map(accounts.map(([key, { sub }]) => [sub, personas[key]])),
  }
  made.set(tenant, fresh)
  return fresh
}

function makeAccount(tenant: TenantName, key: PersonaKey): Claims {
  const { accounts } = personas[key]
  if (isHouseTenant(tenant)) return accounts[tenant]
  return shapeOf(tenant)?.account(key, accounts.acme) ?? accounts.acme
}

/** The account of a persona at a provider. `picture` is a path below the provider's. */
export function accountAt(tenant: TenantName, key: PersonaKey): Claims {
  return accountsOf(tenant).byKey.get(key) ?? makeAccount(tenant, key)
}

/** What is special about that account, in a few words. */
export function noteAt(tenant: TenantName, key: PersonaKey): string {
  return isHouseTenant(tenant) ? personas[key].note[tenant] : (shapeOf(tenant)?.note(key) ?? '')
}

/** The persona behind an account of one provider. */
export function personaOf(tenant: TenantName, sub: string): Persona | undefined {
  return accountsOf(tenant).bySub.get(sub)
}
