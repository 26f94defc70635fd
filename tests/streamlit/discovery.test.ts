import { generateKeyPairSync } from 'node:crypto'
import { SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { judgeDiscovery } from '#lib/pasted/discovery/judge-discovery.ts'
import { notUtf8 } from '../../src/lib/check/not-utf8.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()
const issuer = 'https://id.example'
const toml = [
  '[auth]',
  'redirect_uri = "http://localhost:8501/oauth2callback"',
  'cookie_secret = "a-cookie-secret-of-the-tests-of-32-bytes"',
  'client_id = "app"',
  'client_secret = "a-client-secret-of-the-tests-of-32-bytes"',
  `server_metadata_url = "${issuer}/.well-known/openid-configuration"`,
].join('\n')
const document = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  end_session_endpoint: `${issuer}/logout`,
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
}

const now = Math.floor(Date.now() / 1000)
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwks = { keys: [{ ...rsa.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] }
const claims = { iss: issuer, sub: 'ada', aud: 'app', exp: now + 600, iat: now, nonce: 'n' }
const signed = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(rsa.privateKey)
const shared = await new SignJWT(claims)
  .setProtectedHeader({ alg: 'HS256' })
  .sign(new TextEncoder().encode('a-client-secret-of-the-tests-of-32-bytes'))
const unsigned = new UnsecuredJWT(claims).encode()

const algorithms = (...values: string[]) => ({ id_token_signing_alg_values_supported: values })
const wrongIssuer = "InvalidClaimError: invalid_claim: Invalid claim: 'iss'"

/** A change of the document, what an ID token meets then (`null`: it is taken), and the finding that says so. */
const tokens: readonly (readonly [change: object, token: string, keys: object, error: string | null, code: string])[] =
  [
    [{ issuer: undefined }, signed, jwks, null, 'discovery-issuer-missing'],
    [{ issuer: `${issuer}/{tenantid}/v2.0` }, signed, jwks, wrongIssuer, 'discovery-issuer-template'],
    [{ issuer: null }, signed, jwks, wrongIssuer, 'discovery-issuer-no-text'],
    [{ issuer: '' }, signed, jwks, wrongIssuer, 'discovery-issuer-no-text'],
    [algorithms('RS256', 'none'), unsigned, jwks, null, 'discovery-algorithm-none'],
    [algorithms(), signed, jwks, null, 'discovery-algorithms-missing'],
    [
      algorithms('HS256'),
      shared,
      { keys: [] },
      'MissingKeyError: missing_key: No keys to import',
      'discovery-algorithms-only-shared',
    ],
    [
      algorithms('RS256', 'HS256'),
      shared,
      jwks,
      "InvalidKeyTypeError: invalid_key_type: Algorithm 'HS256' requires 'oct' key",
      'discovery-algorithms-shared',
    ],
  ]

test('an ID token meets what is said of its discovery document', async () => {
  const answers = await askStreamlit(
    python,
    tokens.map(([change, id_token, keys]) => ({
      ask: 'id_token',
      toml,
      metadata: { ...document, ...change },
      jwks: keys,
      token: { id_token },
      nonce: 'n',
    })),
  )
  expect(answers.map(told)).toEqual(tokens.map(([, , , error]) => error))
  for (const [change, , , error, code] of tokens) {
    const finding = findingOf(change, code)
    expect([code, finding?.code]).toEqual([code, code])
    if (error !== null) expect(finding?.streamlit.says).toContain(error)
  }
})

/** A change of the document, what the login button meets then (`null`: the provider), and the finding that says so. */
const starts: readonly (readonly [change: object, error: string | null, code: string])[] = [
  [
    { authorization_endpoint: undefined },
    'RuntimeError: Missing "authorize_url" value',
    'discovery-authorization-endpoint-missing',
  ],
  [
    { authorization_endpoint: 5 },
    "AttributeError: 'int' object has no attribute 'decode'",
    'discovery-authorization-endpoint-no-text',
  ],
  [
    { authorization_endpoint: [`${issuer}/auth`] },
    "AttributeError: 'list' object has no attribute 'decode'",
    'discovery-authorization-endpoint-no-text',
  ],
  [
    { code_challenge_methods_supported: 5 },
    "TypeError: argument of type 'int' is not iterable",
    'discovery-pkce-no-list',
  ],
  [{ authorization_endpoint: '/auth' }, null, 'discovery-authorization-endpoint-relative'],
  [{ code_challenge_methods_supported: ['plain'] }, null, 'discovery-pkce-missing'],
  [{ code_challenge_methods_supported: null }, null, 'discovery-pkce-missing'],
]

test('the login button meets what is said of the discovery document', async () => {
  const answers = await askStreamlit(
    python,
    starts.map(([change]) => ({
      ask: 'authorization_url',
      toml,
      provider: 'default',
      metadata: { ...document, ...change },
    })),
  )
  expect(answers.map(told)).toEqual(starts.map(([, error]) => error))
  for (const [change, error, code] of starts) {
    const finding = findingOf(change, code)
    expect([code, finding?.code]).toEqual([code, code])
    if (error !== null) expect(finding?.streamlit.says).toContain(error)
  }
})

const files = ['fffe5b00', '5b617574685d0ae9', 'c3', '61e282', 'eda080', 'f0', '80']

test('a file that is not UTF-8 is answered with the words that are told', async () => {
  const answers = await askStreamlit(
    python,
    files.map((data) => ({ ask: 'read_bytes', data })),
  )
  const ours = files.map((data) => notUtf8(Uint8Array.from(Buffer.from(data, 'hex')).buffer, { streamlit: '1.66.0' }))
  expect(answers.map(told)).toEqual(ours.map(({ findings: [finding] }) => finding?.streamlit.says))
})

function findingOf(change: object, code: string) {
  const { findings } = judgeDiscovery(JSON.stringify({ ...document, ...change }))
  return findings.find((finding) => finding.code === code)
}

function told(answer: unknown): string | null {
  const { ok, type, message } = Object(answer)
  return ok ? null : `${type}: ${message}`
}
