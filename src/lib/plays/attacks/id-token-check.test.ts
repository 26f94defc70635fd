import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { checkIdToken } from './id-token-check.ts'

const now = Date.UTC(2026, 0, 1)
const pair = await generateKeyPair('RS256')
const other = await generateKeyPair('RS256')
const jwk = { ...(await exportJWK(pair.publicKey)), alg: 'RS256' }
const options = { issuer: 'https://i.example', audience: 'app', keys: { keys: [jwk] }, trustEmbedded: false, now }

function token(claims: Record<string, unknown> = {}) {
  return new SignJWT({ iss: 'https://i.example', aud: 'app', sub: 'ada', exp: now / 1000 + 60, ...claims })
}

test('a token of the issuer passes', async () => {
  const good = await token().setProtectedHeader({ alg: 'RS256' }).sign(pair.privateKey)
  expect(await checkIdToken(good, options)).toMatchObject({ ok: true, key: 'issuer', claims: { sub: 'ada' } })
})

test('a token with a key of its own passes only where such keys are trusted', async () => {
  const header = { alg: 'RS256', jwk: await exportJWK(other.publicKey) }
  const forged = await token().setProtectedHeader(header).sign(other.privateKey)
  expect(await checkIdToken(forged, { ...options, trustEmbedded: true })).toMatchObject({ ok: true, key: 'token' })
  expect(await checkIdToken(forged, options)).toEqual({
    ok: false,
    key: 'issuer',
    text: 'signature verification failed',
  })
})

test.each([
  ['another issuer', { iss: 'https://j.example' }],
  ['another audience', { aud: 'else' }],
  ['an exp that is over', { exp: now / 1000 - 1 }],
  ['no sub', { sub: undefined }],
])('a token with %s is refused', async (_what, claims) => {
  const bad = await token(claims).setProtectedHeader({ alg: 'RS256' }).sign(pair.privateKey)
  expect(await checkIdToken(bad, options)).toMatchObject({ ok: false })
})

test('a token without signature, or that is none, is refused', async () => {
  const unsigned = new UnsecuredJWT({ iss: 'https://i.example', aud: 'app', sub: 'ada' }).encode()
  expect(await checkIdToken(unsigned, options)).toMatchObject({ ok: false })
  expect(await checkIdToken('not a token', { ...options, trustEmbedded: true })).toMatchObject({ ok: false })
})
