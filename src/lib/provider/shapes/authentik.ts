import { madeHex } from './made.ts'
import { plainNote } from './notes.ts'
import { pick } from './pick.ts'
import type { Shape } from './shape.ts'

/**
 * authentik: goauthentik/authentik, website/docs/add-secure-apps/providers/oauth2. The issuer is that of the application
 * and ends in a slash; groups come with `profile`; `email_verified` is false unless it is mapped (since 2025.10).
 */
export const authentik: Shape = {
  name: 'authentik',
  title: 'Sample like authentik',
  like: 'authentik',
  issuerPath: '/application/o/sample/',
  pkceAdvertised: true,
  endSession: true,
  idTokenAlg: 'RS256',
  claims: {
    openid: ['sub'],
    profile: ['name', 'given_name', 'preferred_username', 'nickname', 'groups'],
    email: ['email', 'email_verified'],
  },
  metadata: () => ({
    code_challenge_methods_supported: ['plain', 'S256'],
    authorization_response_iss_parameter_supported: undefined,
  }),
  account: (key, person) => ({
    sub: madeHex(64, 'authentik', key),
    preferred_username: key,
    nickname: key,
    groups: person['groups'] ?? [],
    ...pick(person, ['name', 'email']),
    ...(person['name'] === undefined ? {} : { given_name: person['name'] }),
    ...(person['email'] === undefined ? {} : { email_verified: false }),
  }),
  note: (key) => ({ ...plainNote, ada: 'Groups; e-mail not said to be verified', sam: 'Only a user name' })[key],
}

/** Without a signing key it signs with the client secret, and publishes no key. */
export const authentikWithoutKey: Shape = {
  ...authentik,
  name: 'authentik-without-key',
  title: 'Sample like authentik without a signing key',
  idTokenAlg: 'HS256',
}
