import { madeDigits } from './made.ts'
import { plainNote } from './notes.ts'
import { pick } from './pick.ts'
import type { Shape } from './shape.ts'

/**
 * Google's reference of its discovery document (developers.google.com/identity/openid-connect/reference), and an answer
 * recorded on 6 Oct 2026: S256 and RFC 9207, no `end_session_endpoint`. `azp` is in every ID token; `hd` for accounts of
 * an organisation only.
 */
export const google: Shape = {
  name: 'google',
  title: 'Sample like Google',
  like: 'Google',
  issuerPath: '',
  pkceAdvertised: true,
  endSession: false,
  idTokenAlg: 'RS256',
  claims: {
    openid: ['sub', 'hd'],
    profile: ['name', 'given_name', 'family_name', 'picture'],
    email: ['email', 'email_verified'],
  },
  metadata: () => ({
    code_challenge_methods_supported: ['plain', 'S256'],
    authorization_response_iss_parameter_supported: true,
    claims_supported: [
      'aud',
      'email',
      'email_verified',
      'exp',
      'family_name',
      'given_name',
      'iat',
      'iss',
      'name',
      'picture',
      'sub',
    ],
  }),
  account: (key, person) => ({
    sub: madeDigits(21, 'google', key),
    ...pick(person, ['name', 'given_name', 'family_name', 'email', 'email_verified']),
    ...(key === 'sam' ? {} : { picture: `people/${key}.svg` }),
    ...(key === 'ada' || key === 'linus' ? { hd: 'acme.example' } : {}),
  }),
  note: (key) =>
    ({ ...plainNote, ada: 'Member of acme.example: has hd', linus: 'Member of acme.example: no groups' })[key],
  idToken: (claims, { clientId }) => ({ ...claims, azp: clientId }),
}
