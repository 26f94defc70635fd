import type { JWTPayload } from 'jose'
import type { Breaks, Fault } from './fault.ts'
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

const over8kb: Breaks = { provider: { idToken: groups(230) }, socket: 'header-limit' }

/** Logins that bring so many claims along that their cookies grow. */
export const cookieFaults: readonly Fault[] = [
  {
    code: 'cookies-over-4-kb',
    title: 'A cookie over 4 kB',
    place: 'cookies',
    breaks: { provider: { idToken: groups(150) } },
    byHand: 'switch',
  },
  {
    code: 'cookies-over-8-kb',
    title: 'Cookies over 8 kB',
    place: 'cookies',
    breaks: over8kb,
    byHand: {
      standsIn: { ...over8kb, cookieLife: 120 },
      how: 'So that nothing locks you out, your browser keeps these cookies for two minutes only.',
    },
  },
]

function withIdToken(code: string, title: string, idToken: ChangeOfIdToken): Fault {
  return { code, title, place: 'id-token', breaks: { provider: { idToken } }, byHand: 'switch' }
}

function groups(count: number): ChangeOfIdToken {
  return {
    said: `${count} groups were added to the claims.`,
    claims: (claims: JWTPayload) => ({ ...claims, groups: Array.from({ length: count }, groupName) }),
    sign: 'substitute',
  }
}

/** Distinct letters, so that compression helps as little as with real names. */
function groupName(_: unknown, index: number): string {
  const word = Math.imul(index + 1, 0x9e3779b1) >>> 0
  return `group-${word.toString(36)}-${(word ^ 0x5bd1e995).toString(36)}`
}
