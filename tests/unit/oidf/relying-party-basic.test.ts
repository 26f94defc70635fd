import { generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { shapeOf } from '#lib/provider/tenant-table.ts'
import { tenantNames } from '#lib/provider/tenants.ts'
import { attempt, type Token } from './misbehaving.ts'

/** Modelled on the modules of the OpenID Foundation's plan for a Basic RP. Nothing here is certified. */

const withClaims =
  (more: Readonly<Record<string, unknown>>) =>
  ({ header, claims }: Token): Token => ({ header, claims: { ...claims, ...more } })
const without =
  (name: string) =>
  ({ header, claims }: Token): Token => ({
    header,
    claims: Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name)),
  })
const signed = tenantNames.filter((tenant) => shapeOf(tenant)?.idTokenAlg !== 'HS256')

test('tokens of authentik-without-key, which the secret signs, are refused as in Streamlit: the modules ask the others', async () => {
  expect(tenantNames.filter((tenant) => !signed.includes(tenant))).toEqual(['authentik-without-key'])
  expect((await attempt('authentik-without-key')).outcome).toMatchObject({ ok: false })
})

test.each(signed)('oidcc-client-test: a login at %s gives claims', async (tenant) => {
  const { outcome } = await attempt(tenant)
  expect(outcome).toMatchObject({ ok: true, claims: { sub: expect.any(String), nonce: 'a-nonce-of-the-tests' } })
})

test.each(signed)('a token of %s that is signed anew and not changed is taken', async (tenant) => {
  expect((await attempt(tenant, { idToken: (token) => token })).outcome).toMatchObject({ ok: true })
})

test.each(signed)('oidcc-client-test-invalid-iss: at %s', async (tenant) => {
  const { outcome, asked } = await attempt(tenant, { idToken: withClaims({ iss: 'https://elsewhere.example' }) })
  expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('"iss"') } })
  expect(asked.filter((one) => /\/(?:me|userinfo)$/.test(one))).toEqual([])
})

test.each(signed)('oidcc-client-test-invalid-aud: at %s', async (tenant) => {
  const { outcome } = await attempt(tenant, { idToken: withClaims({ aud: 'another-app', azp: undefined }) })
  expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('"aud"') } })
})

test.each(signed)('oidcc-client-test-missing-sub: at %s', async (tenant) => {
  const { outcome } = await attempt(tenant, { idToken: without('sub') })
  expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('"sub"') } })
})

test.each(signed)('oidcc-client-test-missing-iat: at %s', async (tenant) => {
  const { outcome } = await attempt(tenant, { idToken: without('iat') })
  expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('"iat"') } })
})

test.each(signed)('oidcc-client-test-kid-absent-single-jwks: at %s', async (tenant) => {
  const { outcome } = await attempt(tenant, {
    idToken: ({ header: { kid: _, ...header }, claims }) => ({ header, claims }),
    keys: (keys) => keys.slice(-1),
  })
  expect(outcome).toMatchObject({ ok: true })
})

test.each(signed)('oidcc-client-test-kid-absent-multiple-jwks: at %s the token is refused', async (tenant) => {
  const { outcome } = await attempt(tenant, {
    idToken: ({ header: { kid: _, ...header }, claims }) => ({ header, claims }),
  })
  expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('key') } })
})

test('oidcc-client-test-idtoken-sig-rs256: at acme', async () => {
  const { outcome } = await attempt('acme')
  const [header = ''] = outcome.ok ? (outcome.idToken ?? '').split('.') : []
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'RS256' })
})

const unsigned = (alg: string) => (token: string) =>
  `${Buffer.from(JSON.stringify({ alg })).toString('base64url')}.${token.split('.')[1]}.`

test.each(signed)(
  'oidcc-client-test-idtoken-sig-none: at %s it is refused, whatever the metadata say',
  async (tenant) => {
    for (const alg of ['none', 'None', 'nOnE']) {
      const { outcome } = await attempt(tenant, {
        signed: unsigned(alg),
        metadata: (metadata) => ({
          ...metadata,
          id_token_signing_alg_values_supported: ['RS256', 'ES384', 'HS256', alg],
        }),
      })
      expect(outcome, alg).toMatchObject({ ok: false })
    }
  },
)

test.each(signed)('a token of %s that is signed with its public key as a secret is refused', async (tenant) => {
  const { outcome } = await attempt(tenant, {
    signed: async (token, jwk) => {
      const secret = new TextEncoder().encode(JSON.stringify(jwk))
      const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: jwk.kid ?? '' }).sign(secret)
    },
    metadata: (metadata) => ({ ...metadata, id_token_signing_alg_values_supported: ['RS256', 'ES384', 'HS256'] }),
  })
  expect(outcome).toMatchObject({ ok: false })
})

test.each(signed)('oidcc-client-test-invalid-sig-rs256: at %s', async (tenant) => {
  const { outcome } = await attempt(tenant, {
    signed: (token) => {
      const [header, claims, signature = ''] = token.split('.')
      const bytes = Buffer.from(signature, 'base64url')
      bytes[10] = (bytes[10] ?? 0) ^ 1
      return [header, claims, bytes.toString('base64url')].join('.')
    },
  })
  expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('signature') } })
})

test.each(signed)('oidcc-client-test-nonce-invalid: at %s', async (tenant) => {
  for (const change of [withClaims({ nonce: 'another' }), without('nonce')]) {
    const { outcome } = await attempt(tenant, { idToken: change })
    expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('nonce') } })
  }
})

test.each(signed)(
  'oidcc-client-test-userinfo-invalid-sub: at %s nobody asks for userinfo, as in Streamlit',
  async (tenant) => {
    const { asked, outcome } = await attempt(tenant)
    expect(outcome.ok).toBe(true)
    expect(asked).toHaveLength(3)
  },
)

test('oidcc-client-test-scope-userinfo-claims: what the scopes bring is in the ID token', async () => {
  expect((await attempt('acme')).outcome).toMatchObject({
    claims: { email: 'ada@acme.example', name: 'Ada Lovelace', given_name: 'Ada' },
  })
})

test.each(signed)('oidcc-client-test-client-secret-basic: at %s', async (tenant) => {
  const { sent } = await attempt(tenant)
  const tokens = sent.find(({ method }) => method === 'POST')
  expect(tokens?.headers.get('authorization')).toMatch(/^Basic [\w+/]+=*$/)
})

test.each(signed)('keys that a token of %s brings along are not used, and not fetched', async (tenant) => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  for (const more of [
    { jku: 'http://localhost:4321/provider/acme/canary' },
    { x5u: 'http://localhost:4321/provider/acme/canary' },
    { jwk: await crypto.subtle.exportKey('jwk', publicKey) },
  ]) {
    const { outcome, asked } = await attempt(tenant, {
      signed: (token) => {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
        return new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', kid: 'a-key-of-the-tests', ...more })
          .sign(privateKey)
      },
    })
    expect(outcome).toMatchObject({ ok: false })
    expect(asked.filter((one) => one.includes('canary'))).toEqual([])
  }
})

test.each(signed)('a token of %s with a header that must be understood is refused', async (tenant) => {
  const { outcome } = await attempt(tenant, {
    idToken: ({ header, claims }) => ({ header: { ...header, crit: ['strange'], strange: 1 }, claims }),
  })
  expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('crit') } })
})
