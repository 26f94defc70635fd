import { madeHex } from './made.ts'
import { plainNote } from './notes.ts'
import { pick } from './pick.ts'
import type { Shape } from './shape.ts'

/**
 * Auth0: auth0/docs-v2 (configure-applications-with-oidc-discovery, log-users-out-of-auth0, create-custom-claims). The
 * issuer has a slash at its end; claims of one's own have a namespace, and `groups` cannot be one.
 */
export const auth0: Shape = {
  name: 'auth0',
  title: 'Sample like Auth0',
  like: 'Auth0',
  issuerPath: '/',
  pkceAdvertised: true,
  endSession: true,
  idTokenAlg: 'RS256',
  claims: {
    openid: ['sub', 'https://acme.example/roles'],
    profile: ['name', 'nickname', 'given_name', 'family_name', 'picture', 'updated_at'],
    email: ['email', 'email_verified'],
  },
  metadata: () => ({
    code_challenge_methods_supported: ['S256', 'plain'],
    authorization_response_iss_parameter_supported: undefined,
    id_token_signing_alg_values_supported: ['HS256', 'RS256', 'PS256'],
  }),
  account: (key, person) => ({
    sub: `auth0|${madeHex(24, 'auth0', key)}`,
    ...pick(person, ['name', 'given_name', 'family_name', 'email', 'email_verified']),
    ...(key === 'sam' ? {} : { nickname: key, picture: `people/${key}.svg`, updated_at: '2026-11-02T08:15:30.000Z' }),
    ...(person['groups'] === undefined ? {} : { 'https://acme.example/roles': person['groups'] }),
  }),
  note: (key) => ({ ...plainNote, ada: 'Roles in a claim with a namespace', linus: '60 roles: a large ID token' })[key],
}
