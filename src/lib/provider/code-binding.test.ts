import { expect, test } from 'vitest'
import type { Providers } from './providers.ts'
import { app, browser, callback, pageOf, testClient, testProviders } from './testing.ts'

const other = { ...testClient, clientId: 'other-app', clientSecret: 'other-secret-0123456789' }

/** A code of a login with PKCE, or without, and how it is redeemed. */
async function codeOf(options: { pkce: boolean; clock?: () => number }) {
  const providers: Providers = await testProviders({
    clients: { acme: [{ ...testClient, redirectUris: [callback, `${callback}2`] }, other] },
    ...(options.clock && { clock: options.clock }),
  })
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'acme')).begin()
  const url = new URL(attempt.url)
  if (!options.pkce) for (const name of ['code_challenge', 'code_challenge_method']) url.searchParams.delete(name)
  const last = await visitor.post(pageOf((await visitor.follow(url.href)).answer, 'sign-in'), { persona: 'ada' })
  const code = new URL(last.url).searchParams.get('code') ?? ''
  return async (more: Record<string, string>, client = testClient) => {
    const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: callback, ...more })
    const headers = { authorization: `Basic ${btoa(`${client.clientId}:${client.clientSecret}`)}` }
    const request = new Request(`${providers.issuer('acme')}/token`, { method: 'POST', headers, body })
    const answer = await providers.handle('acme', request)
    if (answer.kind !== 'response') throw new Error('a page')
    const { error } = await answer.response.json()
    return [answer.response.status, error]
  }
}

const verifier = 'a-verifier-that-nobody-asked-for-and-that-is-long-enough'

test('a verifier for a login that sent no challenge is refused', async () => {
  const redeem = await codeOf({ pkce: false })
  expect(await redeem({ code_verifier: verifier })).toEqual([400, 'invalid_grant'])
})

test('a login without a challenge is redeemed without a verifier', async () => {
  const redeem = await codeOf({ pkce: false })
  expect(await redeem({})).toEqual([200, undefined])
})

test.each([
  ['no verifier', {}],
  ['another verifier', { code_verifier: verifier }],
  ['a verifier that is too short', { code_verifier: 'x'.repeat(42) }],
  ['a verifier that is too long', { code_verifier: 'x'.repeat(129) }],
])('a code with a challenge is refused with %s', async (_what, more) => {
  const redeem = await codeOf({ pkce: true })
  expect(await redeem(more)).toEqual([400, expect.stringMatching(/^invalid_(?:grant|request)$/)])
})

test('a code is refused with another redirect URI, though it is registered', async () => {
  const redeem = await codeOf({ pkce: false })
  expect(await redeem({ redirect_uri: `${callback}2` })).toEqual([400, 'invalid_grant'])
})

test('a code is refused to another app', async () => {
  const redeem = await codeOf({ pkce: false })
  expect(await redeem({}, other)).toEqual([400, 'invalid_grant'])
})

test('a code of the site’s own apps lives ten minutes, since a person reads in step mode, and no longer', async () => {
  let now = Date.now()
  const redeem = await codeOf({ pkce: false, clock: () => now })
  now += 601_000
  expect(await redeem({})).toEqual([400, 'invalid_grant'])
})
