import { CompactEncrypt, decodeJwt, decodeProtectedHeader, type JWTPayload, SignJWT } from 'jose'
import { keys, substituteKid } from './substitute-keys.ts'

/** What is done to an ID token on its way from the provider to the app. */
export interface ChangeOfIdToken {
  /** In a sentence, for the reader. */
  readonly said: string
  /** The claims in place of the provider's; `now` in unix seconds. Left out: the same ones. */
  readonly claims?: (claims: JWTPayload, now: number) => JWTPayload
  /**
   * `substitute`: with a key that is added to the provider's JWKS, so that the signature is good. `unknown`: with a key
   * of nobody's, under the provider's `kid`. `unpublished`: with a new key and `kid`, which the JWKS does not have yet.
   * `none`: `alg` is none. `kept`: the provider's signature stays as it is. `es384`: as `substitute`, with an EC key.
   * `client-secret`: HS256 with the client secret, and the JWKS has no keys. `encrypted`: the provider's token, encrypted
   * for a key of nobody's.
   */
  readonly sign: 'substitute' | 'es384' | 'unknown' | 'unpublished' | 'client-secret' | 'encrypted' | 'none' | 'kept'
}

/** What an ID token is made anew with. */
interface Making {
  readonly change: ChangeOfIdToken
  /** The secret of the client that asked for it. */
  readonly clientSecret: string
  /** Unix seconds. */
  readonly now: number
}

/** The answer of a token endpoint with its ID token changed; without one it stays as it is. */
export async function changedIdToken(answer: Response, making: Making): Promise<Response> {
  const tokens: Readonly<Record<string, unknown>> = Object(await answer.json())
  const { id_token: idToken } = tokens
  if (typeof idToken !== 'string') return Response.json(tokens)
  return Response.json({ ...tokens, id_token: await changed(idToken, making) })
}

/** The answer of a JWKS endpoint as a changed ID token needs it. */
export async function changedKeys(answer: Response, { sign }: ChangeOfIdToken): Promise<Response> {
  if (sign === 'client-secret') return Response.json({ keys: [] })
  if (sign !== 'substitute' && sign !== 'es384') return answer
  const jwks: { readonly keys?: readonly unknown[] } = Object(await answer.json())
  return Response.json({ keys: [...(jwks.keys ?? []), (await keys()).published[sign]] })
}

/** What is done to a JWKS for it, in a sentence; null where it stays as it is. */
export function saidOfKeys({ sign }: ChangeOfIdToken): string | null {
  if (sign === 'client-secret') return 'The keys were taken out.'
  return sign === 'substitute' || sign === 'es384'
    ? 'The key that the changed ID token is signed with was added.'
    : null
}

async function changed(idToken: string, { change, clientSecret, now }: Making): Promise<string> {
  const before = decodeJwt(idToken)
  const claims = change.claims?.(before, now) ?? before
  const { kid } = decodeProtectedHeader(idToken)
  const { substitute, ec, unknown, encryption } = await keys()
  switch (change.sign) {
    case 'none':
      return `${part({ alg: 'none' })}.${part(claims)}.`
    case 'kept': {
      const [header, , signature] = idToken.split('.')
      return `${header}.${part(claims)}.${signature}`
    }
    case 'encrypted':
      return new CompactEncrypt(new TextEncoder().encode(idToken))
        .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
        .encrypt(encryption)
    case 'client-secret':
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(clientSecret))
    case 'es384':
      return new SignJWT(claims).setProtectedHeader({ alg: 'ES384', kid: substituteKid.es384 }).sign(ec)
    case 'unknown':
      return signed(claims, unknown, kid ?? 'unknown')
    case 'unpublished':
      return signed(claims, unknown, 'the-next-key')
    case 'substitute':
      return signed(claims, substitute, substituteKid.substitute)
  }
}

function signed(claims: JWTPayload, key: CryptoKey, kid: string): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key)
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
