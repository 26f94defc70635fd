import { createHash } from 'node:crypto'

/** What openid-client does not look at in an ID token that came from the token endpoint, and Authlib 1.9 does. */
interface Received {
  readonly claims: Readonly<Record<string, unknown>>
  readonly accessToken: string | undefined
  /** Of the token's header, such as RS256. */
  readonly alg: string
  readonly clientId: string
  /** Unix seconds, by the app's clock. */
  readonly now: number
  /** How far `iat` may lie ahead, in seconds. */
  readonly leeway: number
}

/**
 * Throws an error named `IdTokenError` when `iat` lies in the future, when `azp` names another client (OpenID Connect
 * Core 1.0 §3.1.3.7) or when `at_hash` is not that of the access token (§3.1.3.8; RS256 hashes with SHA-256, ES384 with SHA-384).
 */
export function checkIdToken({ claims, accessToken, alg, clientId, now, leeway }: Received): void {
  const { iat, azp, at_hash: atHash } = claims
  if (typeof iat === 'number' && iat > now + leeway) {
    throw refusal(`"iat" lies ${iat - now} seconds in the future`)
  }
  if (azp !== undefined && azp !== clientId) throw refusal(`"azp" names another client: ${JSON.stringify(azp)}`)
  if (atHash !== undefined && accessToken !== undefined && atHash !== halfHash(accessToken, alg)) {
    throw refusal('"at_hash" is not the hash of the access token')
  }
}

function halfHash(token: string, alg: string): string {
  const hash = createHash(`sha${/(?:256|384|512)$/.exec(alg)?.[0] ?? '256'}`)
    .update(token)
    .digest()
  return hash.subarray(0, hash.byteLength / 2).toString('base64url')
}

function refusal(message: string): Error {
  const error = new Error(message)
  error.name = 'IdTokenError'
  return error
}
