import type { Fault } from './fault.ts'
import type { ChangeOfIdToken } from './id-token.ts'

/** An ID token with one thing wrong. Where its claims are wrong, its signature is good. */
export const idTokenFaults: readonly Fault[] = [
  withIdToken('id-token-expired', 'The ID token has expired', {
    said: '`exp` was set to five minutes ago, `iat` to an hour before that.',
    claims: (claims, now) => ({ ...claims, iat: now - 3900, exp: now - 300 }),
    sign: 'substitute',
  }),
  withIdToken('id-token-wrong-issuer', 'The ID token names another issuer', {
    said: '`iss` was set to the issuer of one tenant, where the metadata name that of all.',
    claims: (claims) => ({ ...claims, iss: `${claims.iss}/one-tenant` }),
    sign: 'substitute',
  }),
  withIdToken('id-token-other-audience', 'The ID token is for another app', {
    said: '`aud` was set to another client.',
    claims: (claims) => ({ ...claims, aud: 'another-app' }),
    sign: 'substitute',
  }),
  withIdToken('id-token-unknown-key', 'The ID token is signed with an unknown key', {
    said: 'It was signed again with a key of nobody’s, under the `kid` of the provider.',
    sign: 'unknown',
  }),
  withIdToken('id-token-unsigned', 'The ID token says `alg: none`', {
    said: 'The header was set to `alg: none` and the signature was taken off.',
    sign: 'none',
  }),
  withIdToken('id-token-without-iat', 'The ID token has no `iat`', {
    said: '`iat` was left out.',
    claims: ({ iat: _, ...claims }) => claims,
    sign: 'substitute',
  }),
  withIdToken('id-token-tampered', 'The ID token was tampered with', {
    said: '`sub` was set to someone else. The signature stayed as it was.',
    claims: (claims) => ({ ...claims, sub: 'someone-else' }),
    sign: 'kept',
  }),
]

function withIdToken(code: string, title: string, idToken: ChangeOfIdToken): Fault {
  return { code, title, place: 'id-token', breaks: { provider: { idToken } }, byHand: 'switch' }
}
