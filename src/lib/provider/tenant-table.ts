import { shapes } from './shapes/index.ts'
import type { Shape } from './shapes/shape.ts'
import { type HouseTenant, type ShapeId, shapeIds, type Tenant, type TenantName, tenantPath } from './tenants.ts'

const house: Readonly<Record<HouseTenant, Tenant>> = {
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

/** All sample providers by name. */
export const tenants: Readonly<Record<TenantName, Tenant>> = { ...house, ...shapes }

/** What a provider does otherwise than the house's own; undefined for those. */
export function shapeOf(name: TenantName): Shape | undefined {
  return isShapeId(name) ? shapes[name] : undefined
}

function isShapeId(name: TenantName): name is ShapeId {
  return shapeIds.some((known) => known === name)
}

/** A provider's issuer. */
export function issuerOf(origin: string, name: TenantName): string {
  return origin + tenantPath(name) + (shapeOf(name)?.issuerPath ?? '')
}

/** Where a provider's metadata are (OpenID Connect Discovery 1.0 §4): behind the issuer, less a slash at its end. */
export function metadataUrlOf(origin: string, name: TenantName): string {
  return `${issuerOf(origin, name).replace(/\/$/, '')}/.well-known/openid-configuration`
}
