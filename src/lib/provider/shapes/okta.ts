import { madeWord } from './made.ts'
import { plainNote } from './notes.ts'
import { pick } from './pick.ts'
import type { Shape } from './shape.ts'

const taken = [
  'name',
  'given_name',
  'family_name',
  'locale',
  'zoneinfo',
  'updated_at',
  'email',
  'email_verified',
  'groups',
]

/**
 * Okta's org authorization server: okta/okta-developer-docs, concepts/auth-servers and guides/customize-tokens-groups-claim.
 * The ID token of the code flow is fat; `groups` come with the scope of that name.
 */
export const okta: Shape = {
  name: 'okta',
  title: 'Sample like Okta',
  like: 'Okta',
  issuerPath: '',
  pkceAdvertised: true,
  endSession: true,
  idTokenAlg: 'RS256',
  claims: {
    openid: ['sub', 'ver', 'idp'],
    profile: ['name', 'preferred_username', 'given_name', 'family_name', 'locale', 'zoneinfo', 'updated_at'],
    email: ['email', 'email_verified'],
    groups: ['groups'],
  },
  metadata: () => ({ authorization_response_iss_parameter_supported: undefined }),
  account: (key, person) => ({
    sub: `00u${madeWord(40, 'okta', key).replaceAll(/[-_]/g, '').toLowerCase().slice(0, 14)}5d7`,
    ver: 1,
    idp: `00o${madeWord(40, 'okta', 'idp').replaceAll(/[-_]/g, '').toLowerCase().slice(0, 14)}5d7`,
    ...(person['preferred_username'] === undefined ? {} : { preferred_username: `${key}@acme.example` }),
    ...pick(person, taken),
  }),
  note: (key) => ({ ...plainNote, ada: 'Every claim; groups with the scope groups' })[key],
}
