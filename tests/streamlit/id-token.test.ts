import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { CompactEncrypt, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { needsStreamlit } from './needs-streamlit.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()
const issuer = 'https://idp.example'
const toml = [
  '[auth]',
  'redirect_uri = "http://localhost:8501/oauth2callback"',
  'cookie_secret = "a-cookie-secret-of-the-tests-of-32-bytes"',
  'client_id = "app"',
  'client_secret = "b"',
  `server_metadata_url = "${issuer}/.well-known/openid-configuration"`,
].join('\n')

const now = Math.floor(Date.now() / 1000)
const [key, other] = [
  generateKeyPairSync('rsa', { modulusLength: 2048 }),
  generateKeyPairSync('rsa', { modulusLength: 2048 }),
]
const jwks = { keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] }
const claims = { iss: issuer, sub: 'ada', aud: 'app', exp: now + 600, iat: now, nonce: 'n' }

const sign = (payload: JWTPayload, kid = 'k', by: KeyObject = key.privateKey) =>
  new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(by)
const without = (name: keyof typeof claims) =>
  sign(Object.fromEntries(Object.entries(claims).filter(([each]) => each !== name)))

const good = await sign(claims)
const tampered = good.replace(
  /\.[^.]*\./,
  `.${Buffer.from(JSON.stringify({ ...claims, sub: 'eve' })).toString('base64url')}.`,
)
const unsigned = new UnsecuredJWT(claims).encode()

/** Types and texts are those of Authlib and joserfc; `null` is a login. */
const rows: readonly (readonly [what: string, token: string | Promise<string>, error: string | null])[] = [
  ['as it should be', good, null],
  [
    'from another issuer',
    sign({ ...claims, iss: `${issuer}/` }),
    "InvalidClaimError: invalid_claim: Invalid claim: 'iss'",
  ],
  ['for another nonce', sign({ ...claims, nonce: 'x' }), "InvalidClaimError: invalid_claim: Invalid claim: 'nonce'"],
  ['without a nonce', without('nonce'), "MissingClaimError: missing_claim: Missing claim: 'nonce'"],
  [
    'without a nonce, but nonce_supported: false',
    sign({ iss: issuer, sub: 'ada', aud: 'app', exp: now + 600, iat: now, nonce_supported: false }),
    "MissingClaimError: missing_claim: Missing claim: 'nonce'",
  ],
  ['without iat', without('iat'), "MissingClaimError: missing_claim: Missing claim: 'iat'"],
  ['without sub', without('sub'), "MissingClaimError: missing_claim: Missing claim: 'sub'"],
  ['expired for a minute', sign({ ...claims, exp: now - 60 }), null],
  // The leeway is 120 seconds. Time goes on while this is asked, so each is on the side on which it stays.
  [
    'expired for 121 seconds',
    sign({ ...claims, exp: now - 121 }),
    'ExpiredTokenError: expired_token: The token is expired',
  ],
  ['issued in 120 seconds', sign({ ...claims, iat: now + 120 }), null],
  [
    'expired for five minutes',
    sign({ ...claims, exp: now - 300 }),
    'ExpiredTokenError: expired_token: The token is expired',
  ],
  ['issued in a minute', sign({ ...claims, iat: now + 60 }), null],
  [
    'issued in five minutes',
    sign({ ...claims, iat: now + 300 }),
    'InvalidClaimError: invalid_claim: The token was issued in the future',
  ],
  ['for another audience', sign({ ...claims, aud: 'other' }), "MissingClaimError: missing_claim: Missing claim: 'azp'"],
  ['for another audience, this client as azp', sign({ ...claims, aud: 'other', azp: 'app' }), null],
  ['with another azp', sign({ ...claims, azp: 'other' }), "InvalidClaimError: invalid_claim: Invalid claim: 'azp'"],
  ['signed by another key', sign(claims, 'k', other.privateKey), 'BadSignatureError: bad_signature:'],
  ['of an unknown key', sign(claims, 'x', other.privateKey), "InvalidKeyIdError: invalid_key_id: No key for kid: 'x'"],
  ['tampered with', tampered, 'BadSignatureError: bad_signature:'],
  ['with alg none', unsigned, "UnsupportedAlgorithmError: unsupported_algorithm: Algorithm of 'none' is not allowed"],
  ['that is none', 'abc', 'DecodeError: decode_error: Invalid JSON Web Signature'],
]

test('an ID token is taken, or not, as src/content/evidence/streamlit.mdx says', async () => {
  const tokens = await Promise.all(rows.map(([, token]) => token))
  const metadata = { issuer, id_token_signing_alg_values_supported: ['RS256'] }
  const answers = await askStreamlit(
    python,
    tokens.map((id_token) => ({
      ask: 'id_token',
      toml,
      metadata,
      jwks,
      token: { id_token, access_token: 'a' },
      nonce: 'n',
    })),
  )
  const told = answers.map((answer, row) => {
    const { ok, type, message } = Object(answer)
    return [rows[row]?.[0], ok ? null : `${type}: ${message}`]
  })
  expect(told).toEqual(rows.map(([what, , error]) => [what, error]))
})

const listed = (...algs: readonly string[]) => ({ issuer, id_token_signing_alg_values_supported: algs })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const ecJwks = { keys: [{ ...ec.publicKey.export({ format: 'jwk' }), kid: 'e', alg: 'ES384', use: 'sig' }] }
const byEc = await new SignJWT(claims).setProtectedHeader({ alg: 'ES384', kid: 'e' }).sign(ec.privateKey)
const bySecret = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('b'))
const encrypted = await new CompactEncrypt(new TextEncoder().encode(good))
  .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A128CBC-HS256', cty: 'JWT' })
  .encrypt(other.publicKey)

const providers: readonly (readonly [string, object, object, string, string | null])[] = [
  ['ES384, as the metadata say', listed('ES384'), ecJwks, byEc, null],
  [
    'ES384, the metadata say RS256',
    listed('RS256'),
    ecJwks,
    byEc,
    "UnsupportedAlgorithmError: unsupported_algorithm: Algorithm of 'ES384' is not allowed",
  ],
  [
    'ES384, the metadata say nothing',
    { issuer },
    ecJwks,
    byEc,
    "UnsupportedAlgorithmError: unsupported_algorithm: Algorithm of 'ES384' is not allowed",
  ],
  [
    'HS256, no key published',
    listed('HS256'),
    { keys: [] },
    bySecret,
    'MissingKeyError: missing_key: No keys to import',
  ],
  ['HS256, no list of keys', listed('HS256'), {}, bySecret, "KeyError: 'keys'"],
  [
    'HS256, a key of another kind published',
    listed('HS256', 'RS256'),
    jwks,
    bySecret,
    "InvalidKeyTypeError: invalid_key_type: Algorithm 'HS256' requires 'oct' key",
  ],
  ['encrypted (JWE)', listed('RS256'), jwks, encrypted, 'DecodeError: decode_error: Invalid JSON Web Signature'],
]

test('an ID token of each kind of provider is taken, or not', async () => {
  const answers = await askStreamlit(
    python,
    providers.map(([, metadata, keys, id_token]) => ({
      ask: 'id_token',
      toml,
      metadata,
      jwks: keys,
      token: { id_token, access_token: 'a' },
      nonce: 'n',
    })),
  )
  const told = answers.map((answer, row) => {
    const { ok, type, message } = Object(answer)
    return [providers[row]?.[0], ok ? null : `${type}: ${message}`]
  })
  expect(told).toEqual(providers.map(([what, , , , error]) => [what, error]))
})
