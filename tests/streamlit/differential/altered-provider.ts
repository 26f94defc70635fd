import { decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** What one altered provider does with the answer of the token endpoint, and with its keys. */
export interface Alteration {
  /** The claims that the ID token gets instead. */
  readonly claims?: (claims: JWTPayload, now: number) => JWTPayload
  readonly header?: Readonly<Record<string, string>>
  /** `unknown`: not in the JWKS. `secret`: HS256 with the client's secret. `none`: no signature. */
  readonly key?: 'unknown' | 'secret' | 'none'
  /** Whatever else changes in the ID token once it is signed. */
  readonly token?: (token: string) => string
  readonly answer?: (answer: Record<string, unknown>) => Record<string, unknown>
  readonly status?: number
  readonly jwks?: 'empty' | 'status' | 'not-json'
  /** Metadata that are changed beside the two endpoints. */
  readonly metadata?: Readonly<Record<string, unknown>>
}

const without = (name: string) => (claims: JWTPayload) => {
  const { [name]: _, ...rest } = claims
  return rest
}
const withClaims = (more: JWTPayload) => (claims: JWTPayload) => ({ ...claims, ...more })
const tokenFields = (more: Record<string, unknown>) => (answer: Record<string, unknown>) => ({ ...answer, ...more })

/** Providers that are acme but for one thing, by the name in their address. */
export const alterations = {
  'nothing-changed': {},
  'expired-a-minute-ago': { claims: (claims, now) => ({ ...claims, exp: now - 60 }) },
  'expired-five-minutes-ago': { claims: (claims, now) => ({ ...claims, exp: now - 300 }) },
  'issued-in-a-minute': { claims: (claims, now) => ({ ...claims, iat: now + 60 }) },
  'issued-in-five-minutes': { claims: (claims, now) => ({ ...claims, iat: now + 300 }) },
  'not-before-a-minute': { claims: (claims, now) => ({ ...claims, nbf: now + 60 }) },
  'not-before-five-minutes': { claims: (claims, now) => ({ ...claims, nbf: now + 300 }) },
  'no-iss': { claims: without('iss') },
  'no-sub': { claims: without('sub') },
  'no-aud': { claims: without('aud') },
  'no-exp': { claims: without('exp') },
  'no-iat': { claims: without('iat') },
  'no-nonce': { claims: without('nonce') },
  'other-issuer': { claims: withClaims({ iss: 'https://elsewhere.example' }) },
  'other-audience': { claims: withClaims({ aud: 'someone-else' }) },
  'other-nonce': { claims: withClaims({ nonce: 'another' }) },
  'two-audiences': { claims: withClaims({ aud: ['differential', 'someone-else'] }) },
  'two-audiences-azp': { claims: withClaims({ aud: ['differential', 'someone-else'], azp: 'differential' }) },
  'other-audience-azp': { claims: withClaims({ aud: 'someone-else', azp: 'differential' }) },
  'two-other-audiences-azp': { claims: withClaims({ aud: ['someone-else', 'a-third'], azp: 'differential' }) },
  'one-audience-in-a-list': { claims: withClaims({ aud: ['differential'] }) },
  'other-azp': { claims: withClaims({ azp: 'someone-else' }) },
  'wrong-at-hash': { claims: withClaims({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }) },
  'nonce-not-supported': { claims: (claims) => ({ ...without('nonce')(claims), nonce_supported: false }) },
  'unknown-key': { key: 'unknown' },
  'unknown-kid': { header: { kid: 'nobody' } },
  'signed-with-the-secret': { key: 'secret' },
  unsigned: { key: 'none' },
  'tampered-claims': {
    token: (token) => token.replace(/\.(.)/, (_, first: string) => `.${first === 'e' ? 'f' : 'e'}`),
  },
  'no-id-token': { answer: ({ id_token: _, ...rest }) => rest },
  'no-access-token': { answer: ({ access_token: _, ...rest }) => rest },
  'no-token-type': { answer: ({ token_type: _, ...rest }) => rest },
  'other-token-type': { answer: tokenFields({ token_type: 'mac' }) },
  'null-scope': { answer: tokenFields({ scope: null }) },
  'null-refresh-token': { answer: tokenFields({ refresh_token: null }) },
  'null-expires-in': { answer: tokenFields({ expires_in: null }) },
  'scope-as-a-list': { answer: tokenFields({ scope: ['openid'] }) },
  'expires-in-as-text': { answer: tokenFields({ expires_in: '3600' }) },
  'id-token-no-jwt': { token: () => 'not-a-jwt' },
  'error-with-status-200': { answer: () => ({ error: 'invalid_grant', error_description: 'no' }) },
  'token-status-500': { status: 500 },
  'no-issuer-and-an-iss-of-another': {
    metadata: { issuer: undefined },
    claims: withClaims({ iss: 'https://elsewhere.example' }),
  },
  'members-that-nobody-reads': {
    metadata: {
      ...{ registration_endpoint: 'http://localhost:1/', revocation_endpoint: 'http://localhost:1/' },
      ...{ introspection_endpoint: 'http://localhost:1/', scopes_supported: ['phone'], claims_supported: ['phone'] },
      ...{ claim_types_supported: ['distributed'], claims_parameter_supported: true },
      ...{ response_types_supported: ['id_token'], response_modes_supported: ['fragment'] },
      ...{ grant_types_supported: ['implicit'], subject_types_supported: ['pairwise'] },
      ...{ token_endpoint_auth_methods_supported: ['client_secret_post'], request_parameter_supported: true },
      ...{ request_uri_parameter_supported: true, require_request_uri_registration: true },
      ...{ acr_values_supported: ['x'], ui_locales_supported: ['de'] },
      ...{ frontchannel_logout_supported: true, backchannel_logout_supported: true },
    },
  },
  'no-issuer': { metadata: { issuer: undefined } },
  'jwks-empty': { jwks: 'empty' },
  'jwks-status-500': { jwks: 'status' },
  'jwks-not-json': { jwks: 'not-json' },
} as const satisfies Readonly<Record<string, Alteration>>

export type AlterationName = keyof typeof alterations

/**
 * Answers below `/altered/<name>/`: metadata of acme whose token endpoint and keys are its own, and a token endpoint that
 * asks acme's and changes what it says.
 */
export async function makeAltered(origin: string, clientSecret: string) {
  const acme = `${origin}/provider/acme`
  const [own, unknown] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'altered', alg: 'RS256', use: 'sig' }

  const signed = async (claims: JWTPayload, { header, key }: Alteration): Promise<string> => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    if (key === 'none') return `${part({ alg: 'none', kid: 'altered' })}.${part(claims)}.`
    const alg = key === 'secret' ? 'HS256' : 'RS256'
    const protectedHeader = { alg, kid: 'altered', ...header }
    const secret = new TextEncoder().encode(clientSecret)
    const used = key === 'secret' ? secret : key === 'unknown' ? unknown.privateKey : own.privateKey
    return new SignJWT(claims).setProtectedHeader(protectedHeader).sign(used)
  }

  const token = async (request: Request, alteration: Alteration): Promise<Response> => {
    const headers = {
      authorization: request.headers.get('authorization') ?? '',
      'content-type': 'application/x-www-form-urlencoded',
    }
    const got = await fetch(`${acme}/token`, { method: 'POST', headers, body: await request.text() })
    if (!got.ok) return got
    if (alteration.status !== undefined) return new Response('out of order', { status: alteration.status })
    const answer: Record<string, unknown> = { ...(await got.json()) }
    const claims = decodeJwt(String(answer['id_token']))
    const changed = alteration.claims?.(claims, Math.floor(Date.now() / 1000)) ?? claims
    const idToken = await signed(changed, alteration)
    const told = { ...answer, id_token: alteration.token?.(idToken) ?? idToken }
    return Response.json(alteration.answer?.(told) ?? told)
  }

  return async (request: Request, name: string, path: string): Promise<Response> => {
    if (!isAlteration(name)) return new Response('not found', { status: 404 })
    const alteration: Alteration = alterations[name]
    if (path === 'token') return token(request, alteration)
    if (path === 'jwks') {
      if (alteration.jwks === 'status') return new Response('out of order', { status: 500 })
      if (alteration.jwks === 'not-json') return new Response('<h1>Hello</h1>')
      return Response.json({ keys: alteration.jwks === 'empty' ? [] : [jwk] })
    }
    const base = `${origin}/altered/${name}`
    const metadata = { ...(await (await fetch(`${acme}/.well-known/openid-configuration`)).json()) }
    return Response.json({
      ...metadata,
      token_endpoint: `${base}/token`,
      jwks_uri: `${base}/jwks`,
      ...alteration.metadata,
    })
  }
}

function isAlteration(name: string): name is AlterationName {
  return Object.hasOwn(alterations, name)
}
