import { createLocalJWKSet, decodeProtectedHeader, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'

export type IdTokenCheck =
  | { readonly ok: true; readonly claims: JWTPayload; readonly key: 'issuer' | 'token' }
  | { readonly ok: false; readonly key: 'issuer' | 'token'; readonly text: string }

/**
 * Checks signature, `iss`, `aud` and times of an ID token (OpenID Connect Core §3.1.3.7), RS256 only.
 * With `trustEmbedded`, a key in the token's own header (`jwk`, RFC 7515 §4.1.3) is taken before those of the issuer.
 * @param now milliseconds since the epoch
 */
export async function checkIdToken(
  token: string,
  options: { issuer: string; audience: string; keys: JSONWebKeySet; trustEmbedded: boolean; now: number },
): Promise<IdTokenCheck> {
  const { issuer, audience, keys, trustEmbedded, now } = options
  const embedded = trustEmbedded ? embeddedKey(token) : undefined
  const key = embedded ? 'token' : 'issuer'
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(embedded ? { keys: [embedded] } : keys), {
      issuer,
      audience,
      algorithms: ['RS256'],
      currentDate: new Date(now),
      requiredClaims: ['sub', 'exp'],
    })
    return { ok: true, claims: payload, key }
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
    return { ok: false, key, text: error.message }
  }
}

function embeddedKey(token: string) {
  try {
    return decodeProtectedHeader(token).jwk
  } catch {
    return undefined
  }
}
