import { generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { claimsView } from '#lib/inspector/claims-view.ts'
import { lightsOfRun } from '#lib/inspector/lights.ts'
import { callbackAt, madeLogin } from '#lib/inspector/testing.ts'
import type { Json } from '#lib/python/json.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()
const app = 'simple-example'

const audiences: readonly (Json | undefined)[] = [
  undefined,
  app,
  [app],
  'another-app',
  ['another-app'],
  [app, 'another-app'],
  ['another-app', 'a-third'],
  '',
  [],
  null,
  4711,
  { a: 1 },
  [app, 4711],
]
const parties: readonly (string | undefined)[] = [undefined, app, 'another-app']
const cases = audiences.flatMap((aud) =>
  parties.map((azp) => ({ ...(aud !== undefined && { aud }), ...(azp !== undefined && { azp }) })),
)

/** Whether Streamlit takes an ID token with these claims, everything else being right. */
async function taken(): Promise<boolean[]> {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwks = { keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] }
  const now = Math.floor(Date.now() / 1000)
  const issuer = 'https://idp.example'
  const toml = [
    '[auth]',
    'redirect_uri = "http://localhost:8501/oauth2callback"',
    'cookie_secret = "a-cookie-secret-of-the-tests-of-32-bytes"',
    `client_id = "${app}"`,
    'client_secret = "b"',
    `server_metadata_url = "${issuer}/.well-known/openid-configuration"`,
  ].join('\n')
  const tokens = cases.map((claims) =>
    new SignJWT({ iss: issuer, sub: 'ada', exp: now + 600, iat: now, nonce: 'n', ...Object(claims) })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .sign(key.privateKey),
  )
  const metadata = { issuer, id_token_signing_alg_values_supported: ['RS256'] }
  const questions = (await Promise.all(tokens)).map((id_token) => {
    return { ask: 'id_token', toml, metadata, jwks, token: { id_token, access_token: 'a' }, nonce: 'n' }
  })
  return (await askStreamlit(python, questions)).map((answer) => Object(answer).ok)
}

/** Whether the Claims tab says that Streamlit lets the user in: both checks pass, or the note of `aud` says so. */
async function saidToBeTaken(claims: (typeof cases)[number]): Promise<boolean> {
  const without = 'aud' in claims ? [] : ['aud']
  const { app: config, exchanges } = await madeLogin({ claims, without })
  const [, , light] = await lightsOfRun({ exchanges, claims: claimsView(exchanges), app: config, now: callbackAt })
  const [aud, azp] = ['aud', 'azp'].map((name) => light.checks.find((check) => check.name === name))
  const letsIn = /lets the user in/.test(aud?.note ?? '')
  if (aud?.verdict === 'fail' && !letsIn) expect(aud.note).toMatch(/lets nobody in/)
  return aud?.verdict === 'pass' ? azp?.verdict !== 'fail' : letsIn
}

test('whoever’s aud it is, the Claims tab says whether Streamlit lets the user in', async () => {
  const said = await Promise.all(cases.map(saidToBeTaken))
  const told = (outcomes: readonly boolean[]) => cases.map((claims, row) => [JSON.stringify(claims), outcomes[row]])
  expect(told(said)).toEqual(told(await taken()))
})
