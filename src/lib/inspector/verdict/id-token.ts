import { LEEWAY_SECONDS } from '#lib/relying-party/leeway.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { appTimeOf, type LoginTrail, loginTrail } from '../login-trail.ts'
import type { CauseCode } from './causes.ts'
import type { Found } from './found.ts'

/** What is wrong with the ID token that the last token request of a run brought; `message` is that request's number. */
export function badIdToken(exchanges: readonly Exchange[], message: number): Found {
  const trail = loginTrail(exchanges)
  const anatomy = trail && messageOf(trail.token.exchange).idToken
  if (!trail || !anatomy) {
    const token = trail && messageOf(trail.token.exchange).json?.['id_token']
    const isJwe = typeof token === 'string' && token.split('.').length === 5
    return { code: isJwe ? 'id-token-encrypted' : 'callback-exchange-failed', message }
  }
  if (String(anatomy.header['alg']).toLowerCase() === 'none') return { code: 'id-token-unsigned', message }
  if (/^HS\d/.test(String(anatomy.header['alg']))) return { code: 'id-token-hs256', message }
  const claim = badClaim(anatomy.claims, trail)
  if (claim !== null) return { code: claim, message }
  const keys = trail.keys && messageOf(trail.keys.exchange).json?.['keys']
  if (!trail.keys || !Array.isArray(keys)) {
    return { code: 'callback-exchange-failed', message: trail.keys?.number ?? message }
  }
  const kid = anatomy.header['kid']
  const there = kid === undefined || keys.some((key: unknown) => kidOf(key) === kid)
  return { code: there ? 'id-token-bad-signature' : 'jwks-rotated', message: trail.keys.number }
}

/** The first claim that does not fit the request and the metadata (OpenID Connect Core 1.0 §3.1.3.7). */
function badClaim(claims: Readonly<Record<string, unknown>>, trail: LoginTrail): CauseCode | null {
  const { iss, aud, azp, exp, iat, nonce } = claims
  const sent = trail.authorization && messageOf(trail.authorization.exchange).query
  const began = trail.login && messageOf(trail.login.exchange).location?.searchParams
  const issuer = trail.metadata && messageOf(trail.metadata.exchange).json?.['issuer']
  const at = appTimeOf(trail)
  if (typeof issuer === 'string' && iss !== issuer) return otherIssuer(String(iss), issuer)
  const clientId = sent?.get('client_id') ?? null
  if (clientId !== null && ![aud].flat().includes(clientId)) return 'id-token-other-audience'
  if ([aud].flat().length > 1 && azp === undefined) return 'several-audiences'
  const expected = (began ?? sent)?.get('nonce') ?? null
  if (expected !== null && nonce !== expected) return 'changed-nonce'
  if (iat === undefined) return 'id-token-without-iat'
  if (typeof exp === 'number' && exp < at - LEEWAY_SECONDS) return 'id-token-expired'
  return typeof iat === 'number' && iat > at + LEEWAY_SECONDS ? 'id-token-from-the-future' : null
}

/** How an issuer differs from the one that was expected. */
function otherIssuer(iss: string, issuer: string): CauseCode {
  const bare = (url: string) => url.replace(/\/$/, '')
  const path = (url: string) => url.replace(/^https?:\/\/[^/]+/, '')
  if (bare(iss) === bare(issuer)) return 'issuer-with-slash'
  return path(iss) === path(issuer) && path(iss) !== iss ? 'issuer-under-two-hosts' : 'id-token-wrong-issuer'
}

function kidOf(key: unknown): unknown {
  return typeof key === 'object' && key !== null && 'kid' in key ? key.kid : undefined
}
