import { expect, test } from 'vitest'
import { checkIdToken } from './check-id-token.ts'

// The access token and its hash are those of OpenID Connect Core 1.0, appendix A.3.
const accessToken = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y'
const atHash = '77QmUPtjPfzWtF2AnpK9RQ'
const received = { claims: {}, accessToken, alg: 'RS256', clientId: 'demo', now: 1_700_000_000, leeway: 120 }

test.each([{ iat: 1_700_000_120 }, { azp: 'demo' }, { at_hash: atHash }, { iat: 'soon' }])('takes %j', (claims) => {
  expect(() => checkIdToken({ ...received, claims })).not.toThrow()
})

test('takes any at_hash when there is no access token', () => {
  expect(() => checkIdToken({ ...received, accessToken: undefined, claims: { at_hash: 'x' } })).not.toThrow()
})

test('hashes with what the signature hashes with', () => {
  const claims = { at_hash: 'jtAeDp945y1dDqU3nkIVGNZP1HjH_MFs' }
  expect(() => checkIdToken({ ...received, alg: 'ES384', claims })).not.toThrow()
  expect(() => checkIdToken({ ...received, alg: 'ES384', claims: { at_hash: atHash } })).toThrow()
})

test.each([
  [{ iat: 1_700_000_121 }, '"iat" lies 121 seconds in the future'],
  [{ azp: 'other' }, '"azp" names another client: "other"'],
  [{ azp: null }, '"azp" names another client: null'],
  [{ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }, '"at_hash" is not the hash of the access token'],
])('refuses %j', (claims, message) => {
  expect(() => checkIdToken({ ...received, claims })).toThrow(
    expect.objectContaining({ name: 'IdTokenError', message }),
  )
})
