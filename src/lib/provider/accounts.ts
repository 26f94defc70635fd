import type { Account } from 'oidc-provider'
import type { Store } from '#lib/store/store.ts'
import { kindOf, ttl } from './caps.ts'
import type { Claims } from './claims.ts'
import { type PersonaKey, personaKeys, personaOf, personas } from './personas.ts'
import type { Tenant } from './tenants.ts'

/** The accounts of one provider: the personas, and the people whom visitors described. */
export interface Accounts {
  /** The claims of an account; undefined when there is none, or a visitor's own person was forgotten. */
  find(sub: string): Promise<Claims | undefined>
  /** Keeps a visitor's own person for as long as their session may last. Throws StoreFull. */
  keep(person: Claims): Promise<void>
  /** The persona that a `login_hint` means: its name, its e-mail address, or its `sub`. */
  hinted(hint: string): PersonaKey | null
}

export function createAccounts(options: { tenant: Tenant; issuer: string; store: Store }): Accounts {
  const { tenant, issuer, store } = options
  const kind = kindOf(tenant.name, 'Person')
  return {
    async find(sub) {
      const persona = personaOf(tenant.name, sub)?.accounts[tenant.name]
      if (!persona) return store.get<Claims>(kind, sub)
      return typeof persona['picture'] === 'string'
        ? { ...persona, picture: `${issuer}/${persona['picture']}` }
        : persona
    },
    async keep(person) {
      await store.set(kind, person.sub, person, ttl.Session + ttl.AccessToken)
    },
    hinted(hint) {
      const wanted = hint.trim().toLowerCase()
      const match = personaKeys.find((key) => {
        const account = personas[key].accounts[tenant.name]
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
