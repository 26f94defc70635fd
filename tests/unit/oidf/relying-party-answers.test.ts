import { expect, test } from 'vitest'
import { attempt } from './misbehaving.ts'

/** What an app takes of an answer beyond the modules of the plans. */

const issuer = 'http://localhost:4321/provider/acme'

test.each(['http://localhost:4321/provider/globex', `${issuer}/`, 'http://LOCALHOST:4321/provider/acme', ''])(
  'an answer that says it comes from "%s" is refused before its code is used',
  async (iss) => {
    const { outcome, asked } = await attempt('acme', { callback: (parameters) => parameters.set('iss', iss) })
    expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('iss') } })
    expect(asked).toEqual(['GET /provider/acme/.well-known/openid-configuration'])
  },
)

test.each([
  ['none', (parameters: URLSearchParams) => parameters.delete('iss')],
  ['two', (parameters: URLSearchParams) => parameters.append('iss', issuer)],
] as const)(
  'where the metadata say that it comes, an answer with %s is refused before its code is used',
  async (_how, change) => {
    const { outcome, asked } = await attempt('acme', { callback: change })
    expect(outcome.ok).toBe(false)
    expect(asked.filter((one) => one.startsWith('POST'))).toEqual([])
  },
)

test.each(['state', 'code'])('an answer with two of %s is refused before its code is used', async (name) => {
  const { outcome, asked } = await attempt('acme', {
    callback: (parameters) => parameters.append(name, parameters.get(name) ?? ''),
  })
  expect(outcome.ok).toBe(false)
  expect(asked.filter((one) => one.startsWith('POST'))).toEqual([])
})

const us = 'test-app'

test.each([
  [{ aud: [us] }, true],
  [{ aud: [us, 'another'], azp: us }, true],
  [{ aud: [us, 'another'] }, false],
  [{ aud: [us], azp: 'another' }, false],
  [{ aud: 'another', azp: us }, false],
  [{ aud: [] }, false],
  [{ iss: `${issuer}/` }, false],
  [{ iss: [issuer] }, false],
  // As Authlib: it has to be there.
  [{ sub: '' }, true],
  [{ sub: 7 }, false],
  [{ sub: ['ada'] }, false],
])('of an ID token with %j it is %s that it is taken', async (more, taken) => {
  const { outcome } = await attempt('acme', {
    idToken: ({ header, claims }) => ({ header, claims: { ...claims, ...(more as object) } }),
  })
  expect(outcome.ok).toBe(taken)
})

const now = Math.floor(Date.now() / 1000)

// Authlib allows 120 seconds; the test itself may take a few.
test.each([
  [{ exp: now - 60 }, true],
  [{ exp: now - 200 }, false],
  [{ nbf: now + 60 }, true],
  [{ nbf: now + 300 }, false],
  [{ iat: now + 60 }, true],
  [{ iat: now + 300 }, false],
  [{ iat: now - 7 * 86_400 }, true],
])('of an ID token with the times %j it is %s that it is taken', async (more, taken) => {
  const { outcome } = await attempt('acme', {
    idToken: ({ header, claims }) => ({ header, claims: { ...claims, ...more } }),
  })
  expect(outcome.ok).toBe(taken)
})
