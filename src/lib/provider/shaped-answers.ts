import { createPrivateKey, createSecretKey } from 'node:crypto'
import { CompactSign, decodeJwt, decodeProtectedHeader, type JWK } from 'jose'
import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Json } from './claims.ts'
import type { Place, Shape } from './shapes/shape.ts'

/** Changes an answer of oidc-provider to what the shape says: its metadata, its keys, `iss` of the callback (RFC 9207). */
export function reshapeAnswer(ctx: KoaContextWithOIDC, shape: Shape, place: Place): void {
  const { route } = ctx.oidc
  if (route === 'discovery') ctx.body = { ...Object(ctx.body), ...shape.metadata(place) }
  if (route === 'jwks' && shape.idTokenAlg === 'HS256') ctx.body = { keys: [] }
  if (route === 'authorization' || route === 'resume') withoutIss(ctx, shape, place)
}

/** Only who says so in the metadata sends `iss` along; oidc-provider always does. */
function withoutIss(ctx: KoaContextWithOIDC, shape: Shape, place: Place): void {
  const location = ctx.response.get('location')
  if (shape.metadata(place)['authorization_response_iss_parameter_supported'] !== undefined) return
  if (!URL.canParse(location)) return
  const to = new URL(location)
  if (to.searchParams.get('iss') !== place.issuer) return
  to.searchParams.delete('iss')
  ctx.set('location', to.href)
}

interface Issuing extends InstanceType<Provider['IdToken']> {
  /** What was granted, with spaces between. */
  readonly scope: string
}

/** Has ID tokens say what the shape's say, under the same header and a new signature with the same key. */
export function reshapeIdTokens(provider: Provider, shape: Shape, [key]: readonly JWK[]): void {
  const { idToken, idTokenAlg } = shape
  if (!idToken || !key) return
  const { prototype } = provider.IdToken
  const issued = prototype.issue
  prototype.issue = async function issue(this: Issuing, options) {
    const token = await issued.call(this, options)
    if (options.use !== 'idtoken') return token
    const { clientId, clientSecret = '' } = this.client
    const claims = idToken(decodeJwt(token) as Readonly<Record<string, Json>>, {
      clientId,
      scopes: this.scope.split(' '),
    })
    const by = idTokenAlg === 'HS256' ? createSecretKey(clientSecret, 'utf8') : createPrivateKey({ key, format: 'jwk' })
    const header = { ...decodeProtectedHeader(token), alg: idTokenAlg }
    return new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader(header).sign(by)
  }
}
