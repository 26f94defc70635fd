/** The providers that the guide's apps log in at, and where readers register apps of their own. */
export const houseTenants = ['acme', 'globex'] as const
export type HouseTenant = (typeof houseTenants)[number]

/** The sample providers shaped like others: what they do is in shapes/, one file each. */
export const shapeIds = [
  'google',
  'entra',
  'okta',
  'auth0',
  'keycloak',
  'cognito',
  'authentik',
  'authentik-without-key',
  'zitadel',
  'zitadel-with-user-info',
  'logto',
  'dex',
] as const
export type ShapeId = (typeof shapeIds)[number]

export const tenantNames = [...houseTenants, ...shapeIds] as const
export type TenantName = HouseTenant | ShapeId

export function isTenant(name: string): name is TenantName {
  return tenantNames.some((known) => known === name)
}

export function isHouseTenant(name: string): name is HouseTenant {
  return houseTenants.some((known) => known === name)
}

/** Where a provider answers on this site, without a slash at the end. */
export function tenantPath(name: TenantName): string {
  return `/provider/${name}`
}

export interface Tenant {
  readonly name: TenantName
  readonly title: string
  /** Whose habits it has; left out: its own. */
  readonly like?: string
  /** Whether its metadata carry `code_challenge_methods_supported`. PKCE is understood either way. */
  readonly pkceAdvertised: boolean
  /** Whether it ends sessions for apps, and its metadata carry `end_session_endpoint`. */
  readonly endSession: boolean
  /** The claims that each scope brings into the ID token. */
  readonly claims: Readonly<Record<string, readonly string[]>>
}
