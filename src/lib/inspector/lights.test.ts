import { expect, test } from 'vitest'
import { claimsView } from './claims-view.ts'
import { lightsOfRun } from './lights.ts'
import { callbackAt, issuer, madeLogin, type Twist } from './testing.ts'

async function judged(twist: Twist = {}, now = callbackAt + 60) {
  const { app, exchanges } = await madeLogin(twist)
  return lightsOfRun({ exchanges, claims: claimsView(exchanges), app, now })
}

const states = (lights: Awaited<ReturnType<typeof judged>>) => lights.map(({ state }) => state)

async function claim(name: string, twist: Twist, now?: number) {
  const [, , light] = await judged(twist, now)
  return light.checks.find((check) => check.name === name)
}

test('shows three good lights for a login in which all is well', async () => {
  const lights = await judged()
  expect(states(lights)).toEqual(['ok', 'ok', 'ok'])
  expect(lights[1].summary).toBe(
    'Key key-1 came from the jwks_uri that the configured issuer names, fetched at 2026-03-01 12:00:00 UTC in step 7.',
  )
})

test('stays idle before there is a token', async () => {
  const { app, exchanges } = await madeLogin()
  const early = exchanges.slice(0, 3)
  const lights = await lightsOfRun({ exchanges: early, claims: claimsView(early), app, now: callbackAt })
  expect(states(lights)).toEqual(['idle', 'idle', 'idle'])
  expect(lights[0].summary).toBe('no ID token yet')
})

test('turns the signature light red when a claim was changed on the way', async () => {
  const forged = Buffer.from(JSON.stringify({ iss: issuer, sub: 'eve' })).toString('base64url')
  const lights = await judged({ tamper: (token) => token.replace(/\.[^.]+\./, `.${forged}.`) })
  expect(lights[0]).toMatchObject({ state: 'bad', summary: 'Failed: signature.' })
  expect(lights[0].checks[1]).toMatchObject({ actual: 'signature verification failed' })
})

test('does not let the token choose its algorithm', async () => {
  const none = Buffer.from('{"alg":"none"}').toString('base64url')
  const lights = await judged({ tamper: (token) => `${none}.${token.split('.')[1]}.` })
  expect(lights[0]).toMatchObject({ state: 'bad', summary: 'Failed: alg, signature.' })
})

test('keeps the signature green and turns the key red when the keys came from elsewhere', async () => {
  const lights = await judged({ keysUrl: 'http://localhost:4321/provider/globex/jwks' })
  expect(states(lights)).toEqual(['ok', 'bad', 'ok'])
  expect(lights[1].checks.find(({ name }) => name === 'jwks_uri')).toMatchObject({
    expected: `${issuer}/jwks`,
    actual: 'http://localhost:4321/provider/globex/jwks',
    verdict: 'fail',
  })
})

test('turns the key red when the metadata name another issuer', async () => {
  const lights = await judged({ metadata: { issuer: 'https://evil.example' } })
  expect(lights[1].summary).toBe('Failed: issuer.')
  expect(lights[2].summary).toBe('Failed: iss.')
})

test('turns signature and key red when the key set lacks the key', async () => {
  const lights = await judged({ header: { kid: 'key-9' } })
  expect(states(lights)).toEqual(['bad', 'bad', 'ok'])
  expect(lights[1].checks.find(({ name }) => name === 'kid')).toMatchObject({ expected: 'key-1', actual: 'key-9' })
})

test.each<[string, Twist]>([
  ['iss', { claims: { iss: `${issuer}/` } }],
  ['sub', { without: ['sub'] }],
  ['aud', { claims: { aud: 'another-app', azp: 'simple-example' } }],
  ['azp', { claims: { aud: ['simple-example', 'another-app'] } }],
  ['azp', { claims: { azp: 'another-app' } }],
  ['exp', { without: ['exp'] }],
  ['exp', { claims: { exp: callbackAt - 121 } }],
  ['iat', { claims: { iat: callbackAt + 121 } }],
  ['nbf', { claims: { nbf: callbackAt + 121 } }],
  ['nonce', { claims: { nonce: 'of another login' } }],
  ['nonce', { without: ['nonce'] }],
  ['at_hash', { claims: { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' } }],
])('turns the claims red for a wrong %s (%o)', async (name, twist) => {
  const [, , light] = await judged(twist)
  expect(light).toMatchObject({ state: 'bad', summary: `Failed: ${name}.` })
})

test.each<[string, Twist]>([
  ['exp', { claims: { exp: callbackAt - 120 } }],
  ['iat', { claims: { iat: callbackAt + 120 } }],
  ['azp', { claims: { aud: ['simple-example', 'another-app'], azp: 'simple-example' } }],
  // SHA-256 of "the-access-token", left half.
  ['at_hash', { claims: { at_hash: 'uby9Z8Gb_H_x4fPjwNzguw' } }],
])('accepts %s at its edge (%o)', async (name, twist) => {
  expect(await claim(name, twist)).toMatchObject({ name, verdict: 'pass' })
})

test('says that azp and at_hash may be left out', async () => {
  expect(await claim('azp', {})).toMatchObject({ actual: 'not present, not required', verdict: 'skip' })
  expect(await claim('at_hash', {})).toMatchObject({ actual: 'not present, not required', verdict: 'skip' })
})

test('asks for no nonce where none was sent, and for the one sent even where nonce_supported is false', async () => {
  expect(await claim('nonce', { request: { nonce: '' } })).toMatchObject({ verdict: 'skip' })
  const apple = { claims: { nonce_supported: false }, without: ['nonce'] }
  expect(await claim('nonce', apple)).toMatchObject({ actual: 'not there', verdict: 'fail' })
})

test('keeps its verdict of the callback and says what it would be now', async () => {
  expect(await claim('exp', {}, callbackAt + 60)).toMatchObject({
    verdict: 'pass',
    note: 'Checked now it would pass: 61 minutes left.',
  })
  expect(await claim('exp', {}, callbackAt + 29 * 86_400)).toMatchObject({
    verdict: 'pass',
    note: 'Checked now it would fail, since 28 days. Streamlit does not check it again.',
  })
})

test('judges the claims and leaves the keys idle when the keys were never fetched', async () => {
  const { app, exchanges } = await madeLogin({ claims: { exp: callbackAt - 7200 } })
  const cut = exchanges.slice(0, 6)
  const lights = await lightsOfRun({ exchanges: cut, claims: claimsView(cut), app, now: callbackAt })
  expect(states(lights)).toEqual(['idle', 'idle', 'bad'])
})

test('reads the app’s own clock off its cookies', async () => {
  const { app, exchanges } = await madeLogin()
  const late = exchanges.map((exchange) => ({ ...exchange, at: exchange.at - 86_400_000 }))
  const lights = await lightsOfRun({ exchanges: late, claims: claimsView(late), app, now: callbackAt })
  expect(lights[2].summary).toBe('Every claim fits the request of step 3, at 2026-03-01 12:00:00 UTC.')
})

test('turns signature and key red when the keys did not come', async () => {
  const { app, exchanges } = await madeLogin()
  const silent = exchanges.map((exchange, index) => (index === 6 ? { ...exchange, response: null } : exchange))
  const lights = await lightsOfRun({ exchanges: silent, claims: claimsView(silent), app, now: callbackAt })
  expect(states(lights)).toEqual(['bad', 'bad', 'ok'])
})

test('says how the token request ended when it brought no token', async () => {
  const { app, exchanges } = await madeLogin()
  const refused = exchanges
    .slice(0, 6)
    .map((exchange, index) =>
      index === 5 ? { ...exchange, response: { status: 401, headers: [], body: null } } : exchange,
    )
  const lights = await lightsOfRun({ exchanges: refused, claims: claimsView(refused), app, now: callbackAt })
  expect(lights[0]).toMatchObject({
    state: 'idle',
    summary: 'No ID token came: the token request, step 6, was answered with 401.',
  })
})

test.each<[string, Twist, string]>([
  ['iss', { claims: { iss: `${issuer}/other` } }, 'id-token-wrong-issuer'],
  ['aud', { claims: { aud: 'another-app' } }, 'id-token-other-audience'],
  ['nonce', { claims: { nonce: 'another' } }, 'changed-nonce'],
  ['exp', { claims: { exp: callbackAt - 3600 } }, 'id-token-expired'],
  ['iat', { claims: { iat: callbackAt + 3600 } }, 'id-token-from-the-future'],
  ['iat', { without: ['iat'] }, 'id-token-without-iat'],
])('a failing check of %s names its problem, and a good one none', async (name, twist, problem) => {
  expect((await claim(name, twist))?.problem).toBe(problem)
  expect((await claim(name, {}))?.problem).toBeNull()
})
