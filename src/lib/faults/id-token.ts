import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** What is done to an ID token on its way from the provider to the app. */
export interface ChangeOfIdToken {
  /** In a sentence, for the reader. */
  readonly said: string
  /** The claims in place of the provider's; `now` in unix seconds. Left out: the same ones. */
  readonly claims?: (claims: JWTPayload, now: number) => JWTPayload
  /**
   * `substitute`: with a key that is added to the provider's JWKS, so that the signature is good. `unknown`: with a key
   * of nobody's, under the provider's `kid`. `unpublished`: with a new key and `kid`, which the JWKS does not have yet.
   * `none`: `alg` is none. `kept`: the provider's signature stays as it is.
   */
  readonly sign: 'substitute' | 'unknown' | 'unpublished' | 'none' | 'kept'
}

interface Keys {
  readonly substitute: CryptoKey
  readonly unknown: CryptoKey
  readonly published: Readonly<Record<string, unknown>>
}

const SUBSTITUTE_KID = 'substitute-key-of-the-lab'

let made: Promise<Keys> | undefined

/** Made when first needed, and gone with the process. No provider knows them, so only a broken run can meet them. */
function keys(): Promise<Keys> {
  made ??= makeKeys()
  return made
}

async function makeKeys(): Promise<Keys> {
  const [substitute, unknown] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const published = { ...(await exportJWK(substitute.publicKey)), kid: SUBSTITUTE_KID, alg: 'RS256', use: 'sig' }
  return { substitute: substitute.privateKey, unknown: unknown.privateKey, published }
}

/** The answer of a token endpoint with its ID token changed; without one it stays as it is. */
export async function changedIdToken(answer: Response, change: ChangeOfIdToken, now: number): Promise<Response> {
  const tokens: Readonly<Record<string, unknown>> = Object(await answer.json())
  const { id_token: idToken } = tokens
  if (typeof idToken !== 'string') return Response.json(tokens)
  return Response.json({ ...tokens, id_token: await changed(idToken, change, now) })
}

/** The answer of a JWKS endpoint with the substitute key among its keys. */
export async function withSubstituteKey(answer: Response): Promise<Response> {
  const jwks: { readonly keys?: readonly unknown[] } = Object(await answer.json())
  return Response.json({ keys: [...(jwks.keys ?? []), (await keys()).published] })
}

async function changed(idToken: string, { claims: change, sign }: ChangeOfIdToken, now: number): Promise<string> {
  const before = decodeJwt(idToken)
  const claims = change?.(before, now) ?? before
  const { kid } = decodeProtectedHeader(idToken)
  const { substitute, unknown } = await keys()
  switch (sign) {
    case 'none':
      return `${part({ alg: 'none' })}.${part(claims)}.`
    case 'kept': {
      const [header, , signature] = idToken.split('.')
      return `${header}.${part(claims)}.${signature}`
    }
    case 'unknown':
      return signed(claims, unknown, kid ?? 'unknown')
    case 'unpublished':
      return signed(claims, unknown, 'the-next-key')
    case 'substitute':
      return signed(claims, substitute, SUBSTITUTE_KID)
  }
}

function signed(claims: JWTPayload, key: CryptoKey, kid: string): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key)
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
