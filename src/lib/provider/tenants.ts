export const tenantNames = ['acme', 'globex'] as const
export type TenantName = (typeof tenantNames)[number]

export function isTenant(name: string): name is TenantName {
  return tenantNames.some((known) => known === name)
}

/** Where a provider answers on this site, without a slash at the end. */
export function tenantPath(name: TenantName): string {
  return `/provider/${name}`
}

/** A provider's issuer; its metadata URL is this with `/.well-known/openid-configuration`. */
export function issuerOf(origin: string, name: TenantName): string {
  return origin + tenantPath(name)
}

export interface Tenant {
  readonly name: TenantName
  readonly title: string
  /** Whether its metadata carry `code_challenge_methods_supported`. PKCE is understood either way. */
  readonly pkceAdvertised: boolean
  /** Whether it ends sessions for apps, and its metadata carry `end_session_endpoint`. */
  readonly endSession: boolean
  /** The claims that each scope brings into the ID token. */
  readonly claims: Readonly<Record<string, readonly string[]>>
}

export const tenants: Readonly<Record<TenantName, Tenant>> = {
  acme: {
    name: 'acme',
    title: 'Acme ID',
    pkceAdvertised: true,
    endSession: true,
    claims: {
      openid: ['sub'],
      profile: [
        'name',
        'given_name',
        'family_name',
        'preferred_username',
        'picture',
        'locale',
        'zoneinfo',
        'groups',
        'updated_at',
      ],
      email: ['email', 'email_verified'],
      phone: ['phone_number', 'phone_number_verified'],
      address: ['address'],
    },
  },
  globex: {
    name: 'globex',
    title: 'Globex Accounts',
    pkceAdvertised: false,
    endSession: false,
    claims: {
      openid: ['sub', 'hd'],
      profile: ['name', 'given_name', 'family_name', 'picture'],
      email: ['email', 'email_verified'],
    },
  },
}
