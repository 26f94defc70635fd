import type { Account } from 'oidc-provider'
import type { Store } from '#lib/store/store.ts'
import { kindOf, ttl } from './caps.ts'
import type { Claims } from './claims.ts'
import { accountAt, personaOf } from './persona-accounts.ts'
import { type PersonaKey, personaKeys } from './personas.ts'
import { type Tenant, tenantPath } from './tenants.ts'

/** The accounts of one provider: the personas, and the people whom visitors described. */
export interface Accounts {
  /** The claims of an account; undefined when there is none, or a visitor's own person was forgotten. */
  find(sub: string): Promise<Claims | undefined>
  /** Keeps a visitor's own person for as long as their session may last. Throws StoreFull. */
  keep(person: Claims): Promise<void>
  /** The persona that a `login_hint` means: its name, its e-mail address, or its `sub`. */
  hinted(hint: string): PersonaKey | null
}

export function createAccounts(options: { tenant: Tenant; origin: string; store: Store }): Accounts {
  const { tenant, origin, store } = options
  const kind = kindOf(tenant.name, 'Person')
  return {
    async find(sub) {
      const persona = personaOf(tenant.name, sub)
      if (!persona) return store.get<Claims>(kind, sub)
      const account = accountAt(tenant.name, persona.key)
      const { picture } = account
      return typeof picture === 'string'
        ? { ...account, picture: `${origin}${tenantPath(tenant.name)}/${picture}` }
        : account
    },
    async keep(person) {
      await store.set(kind, person.sub, person, ttl.Session + ttl.AccessToken)
    },
    hinted(hint) {
      const wanted = hint.trim().toLowerCase()
      const match = personaKeys.find((key) => {
        const account = accountAt(tenant.name, key)
        return [key, account['email'], account.sub].some((name) => name === wanted)
      })
      return match ?? null
    },
  }
}

/** An account as oidc-provider wants it. */
export function accountOf(claims: Claims): Account {
  return { accountId: claims.sub, claims: () => ({ ...claims }) }
}
