import type { JWTPayload } from 'jose'
import type { Alteration } from './alteration.ts'
import type { Fault } from './fault.ts'
import type { ChangeOfIdToken } from './id-token.ts'

/** An ID token with one thing wrong, or one thing odd that does no harm. Where its claims are wrong, its signature is good. */
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
  withIdToken('issuer-with-slash', 'The issuer has a slash too many', {
    said: '`iss` was given a slash at its end, which `issuer` of the metadata does not have.',
    claims: (claims) => ({ ...claims, iss: `${claims.iss}/` }),
    sign: 'substitute',
  }),
  withIdToken('issuer-under-two-hosts', 'The issuer has two host names', {
    said: '`iss` was set to another host name of the provider, as one writes it that follows the name it was asked by.',
    claims: (claims) => ({
      ...claims,
      iss: String(claims.iss).replace(/^https?:\/\/[^/]+/, 'http://idp.internal:8080'),
    }),
    sign: 'substitute',
  }),
  withIdToken('id-token-other-audience', 'The ID token is for another app', {
    said: '`aud` was set to another client.',
    claims: (claims) => ({ ...claims, aud: 'another-app' }),
    sign: 'substitute',
  }),
  withIdToken('several-audiences', 'The ID token is for several apps', {
    said: '`aud` was set to a list of this client and another, and there is no `azp`.',
    claims: (claims) => ({ ...claims, aud: [String(claims.aud), 'another-app'] }),
    sign: 'substitute',
  }),
  withIdToken('several-audiences-azp', 'The ID token is for several apps, and `azp` names this one', {
    said: '`aud` was set to a list of this client and another, `azp` to this client.',
    claims: (claims) => ({ ...claims, aud: [String(claims.aud), 'another-app'], azp: String(claims.aud) }),
    sign: 'substitute',
  }),
  withIdToken('claim-missing', 'The ID token says nothing of the person', {
    said: 'All claims but `iss`, `sub`, `aud`, `exp`, `iat` and `nonce` were taken out.',
    claims: ({ iss, sub, aud, exp, iat, nonce }) => ({ iss, sub, aud, exp, iat, nonce }) as JWTPayload,
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
  withIdToken(
    'id-token-hs256',
    'The ID token is signed with the client secret',
    { said: 'It was signed with HS256 and the client secret.', sign: 'client-secret' },
    withAlgorithms('HS256'),
  ),
  withIdToken(
    'id-token-es384',
    'The ID token is signed with ES384',
    { said: 'It was signed with an EC key and ES384.', sign: 'es384' },
    withAlgorithms('RS256', 'ES384'),
  ),
  withIdToken('id-token-encrypted', 'The ID token is encrypted', {
    said: 'It was encrypted, for a key that the app does not have.',
    sign: 'encrypted',
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

function withIdToken(code: string, title: string, idToken: ChangeOfIdToken, members?: Alteration['members']): Fault {
  const provider = { idToken, ...(members && { members }) }
  return { code, title, place: 'id-token', breaks: { provider }, byHand: 'switch' }
}

/** Metadata that name these algorithms for ID tokens. */
function withAlgorithms(...names: readonly string[]): NonNullable<Alteration['members']> {
  return {
    said: `\`id_token_signing_alg_values_supported\` was set to ${names.join(' and ')}.`,
    change: (metadata) => ({ ...metadata, id_token_signing_alg_values_supported: names }),
  }
}
