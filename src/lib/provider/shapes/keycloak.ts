import { madeUuid } from './made.ts'
import { plainNote } from './notes.ts'
import { pick } from './pick.ts'
import type { Shape } from './shape.ts'

/**
 * Keycloak, a realm as it is made: keycloak/keycloak, docs/guides/securing-apps; measured on the real one by
 * tests/providers. Groups and roles are not in the ID token until a mapper puts them there.
 */
export const keycloak: Shape = {
  name: 'keycloak',
  title: 'Sample like Keycloak',
  like: 'Keycloak',
  issuerPath: '/realms/sample',
  pkceAdvertised: true,
  endSession: true,
  idTokenAlg: 'RS256',
  claims: {
    openid: ['sub'],
    profile: ['name', 'preferred_username', 'given_name', 'family_name'],
    email: ['email', 'email_verified'],
  },
  metadata: () => ({
    code_challenge_methods_supported: ['plain', 'S256'],
    authorization_response_iss_parameter_supported: true,
  }),
  account: (key, person) => ({
    sub: madeUuid('keycloak', key),
    preferred_username: key,
    ...pick(person, ['name', 'given_name', 'family_name', 'email', 'email_verified']),
    ...(person['email'] === undefined ? { email_verified: false } : {}),
  }),
  note: (key) =>
    ({
      ...plainNote,
      ada: 'Every claim there is here, no groups',
      linus: 'In 60 groups, none in the ID token',
      sam: 'Only a preferred_username',
    })[key],
  idToken: (claims, { clientId }) => ({ typ: 'ID', acr: '1', ...claims, azp: clientId }),
}
