import type { Claims } from './claims.ts'
import { linusGroups } from './linus-groups.ts'
import type { HouseTenant } from './tenants.ts'

export const personaKeys = ['ada', 'grace', 'linus', 'noor', 'sam'] as const
export type PersonaKey = (typeof personaKeys)[number]

/** Someone who can be chosen on the sign-in page. There is no password. */
export interface Persona {
  readonly key: PersonaKey
  readonly label: string
  readonly initials: string
  /** What is special about the account, per provider of the house, in a few words. */
  readonly note: Readonly<Record<HouseTenant, string>>
  /** The account per provider of the house. `picture` is a path below the provider’s. */
  readonly accounts: Readonly<Record<HouseTenant, Claims>>
}

export const personas: Readonly<Record<PersonaKey, Persona>> = {
  ada: {
    key: 'ada',
    label: 'Ada Lovelace',
    initials: 'AL',
    note: { acme: 'Every claim, 3 groups', globex: 'Every claim, member of globex.example' },
    accounts: {
      acme: {
        sub: '7d1f6a52-0c8e-4b6e-9a53-6f0b1e2c4d10',
        name: 'Ada Lovelace',
        given_name: 'Ada',
        family_name: 'Lovelace',
        preferred_username: 'ada',
        picture: 'people/ada.svg',
        locale: 'en-GB',
        zoneinfo: 'Europe/London',
        groups: ['staff', 'analysts', 'admins'],
        updated_at: 1767225600,
        email: 'ada@acme.example',
        email_verified: true,
        phone_number: '+44 20 7946 0018',
        phone_number_verified: true,
        address: { locality: 'London', country: 'United Kingdom' },
      },
      globex: {
        sub: '104729318846021573904',
        name: 'Ada Lovelace',
        given_name: 'Ada',
        family_name: 'Lovelace',
        picture: 'people/ada.svg',
        email: 'ada@globex.example',
        email_verified: true,
        hd: 'globex.example',
      },
    },
  },
  grace: {
    key: 'grace',
    label: 'Grace Hopper',
    initials: 'GH',
    note: { acme: 'No e-mail address', globex: 'No e-mail address' },
    accounts: {
      acme: {
        sub: 'c2a90e7b-51d4-4f0a-8b3e-2d9c7f61a845',
        name: 'Grace Hopper',
        given_name: 'Grace',
        family_name: 'Hopper',
        preferred_username: 'grace',
        locale: 'en-US',
        groups: ['staff'],
      },
      globex: {
        sub: '117350926648813027465',
        name: 'Grace Hopper',
        given_name: 'Grace',
        family_name: 'Hopper',
        picture: 'people/grace.svg',
      },
    },
  },
  linus: {
    key: 'linus',
    label: 'Linus Ek',
    initials: 'LE',
    note: { acme: 'In 60 groups: a large ID token', globex: 'Verified e-mail; no groups here' },
    accounts: {
      acme: {
        sub: '3e58b4c1-9f27-4d06-a1c8-74e0d5b9263f',
        name: 'Linus Ek',
        given_name: 'Linus',
        family_name: 'Ek',
        preferred_username: 'linus',
        locale: 'sv-SE',
        groups: linusGroups,
        email: 'linus@acme.example',
        email_verified: true,
      },
      globex: {
        sub: '109982461037755840126',
        name: 'Linus Ek',
        given_name: 'Linus',
        family_name: 'Ek',
        picture: 'people/linus.svg',
        email: 'linus@globex.example',
        email_verified: true,
        hd: 'globex.example',
      },
    },
  },
  noor: {
    key: 'noor',
    label: 'نور الهاشمي',
    initials: 'نا',
    note: { acme: 'Noor: e-mail not verified', globex: 'Noor: e-mail not verified' },
    accounts: {
      acme: {
        sub: 'f04d7c36-28ab-4e95-b7d2-1c6a8e93505b',
        name: 'نور الهاشمي',
        given_name: 'نور',
        family_name: 'الهاشمي',
        preferred_username: 'noor',
        locale: 'ar',
        groups: ['guests'],
        email: 'noor@acme.example',
        email_verified: false,
      },
      globex: {
        sub: '112604837791150962380',
        name: 'نور الهاشمي',
        given_name: 'نور',
        family_name: 'الهاشمي',
        picture: 'people/noor.svg',
        email: 'noor@acme.example',
        email_verified: false,
      },
    },
  },
  sam: {
    key: 'sam',
    label: 'Sam',
    initials: 'S',
    note: { acme: 'Only a sub: no name, no e-mail', globex: 'Only a sub: no name, no e-mail' },
    accounts: {
      acme: { sub: '91b6e2d8-47f3-4a1c-8e05-d3c07f5a9b62' },
      globex: { sub: '101846572903316428057' },
    },
  },
}

export function isPersonaKey(key: string): key is PersonaKey {
  return personaKeys.some((known) => known === key)
}
