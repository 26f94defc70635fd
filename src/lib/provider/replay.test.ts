import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Store } from '#lib/store/store.ts'
import { providerCaps } from './caps.ts'
import type { Providers } from './providers.ts'
import { app, browser, callback, login, pageOf, testClient, testProviders } from './testing.ts'

const authorization = `Basic ${btoa(`${testClient.clientId}:${testClient.clientSecret}`)}`

/** A store that takes its time, as one over the network does. */
function slow(store: Store): Store {
  return {
    ...store,
    get: async <T>(kind: string, key: string) => {
      await pause(2)
      return store.get<T>(kind, key)
    },
    set: async (...args) => {
      await pause(2)
      await store.set(...args)
    },
    claim: async (...args) => {
      await pause(2)
      return store.claim(...args)
    },
  }
}

async function redeemers(providers: Providers) {
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'acme')).begin()
  const last = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), { persona: 'ada' })
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    redirect_uri: callback,
    code: new URL(last.url).searchParams.get('code') ?? '',
    code_verifier: attempt.verifier,
  }).toString()
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
  const redeem = async (): Promise<{ status: number; access_token?: string; error?: string }> => {
    const answer = await providers.handle(
      'acme',
      new Request(`${providers.issuer('acme')}/token`, { method: 'POST', headers, body }),
    )
    if (answer.kind !== 'response') throw new Error('a page')
    return { status: answer.response.status, ...(await answer.response.json()) }
  }
  const userinfo = async (token: string): Promise<number> => {
    const me = new Request(`${providers.issuer('acme')}/me`, { headers: { authorization: `Bearer ${token}` } })
    const answer = await providers.handle('acme', me)
    return answer.kind === 'response' ? answer.response.status : 0
  }
  return { redeem, userinfo, visitor }
}

test('a code works once; the second try fails and ends the tokens of the first', async () => {
  const { redeem, userinfo } = await redeemers(await testProviders())
  const first = await redeem()
  expect(first.status).toBe(200)
  expect(await userinfo(first.access_token ?? '')).toBe(200)
  expect(await redeem()).toMatchObject({ status: 400, error: 'invalid_grant' })
  expect(await userinfo(first.access_token ?? '')).toBe(401)
})

test.each([
  ['quick', (store: Store) => store],
  ['slow', slow],
])('of 20 redemptions at once on a %s store at most one succeeds, and no token stays alive', async (_name, wrap) => {
  const store = wrap(memoryStore({ clock: Date.now, caps: providerCaps }))
  const { redeem, userinfo } = await redeemers(await testProviders({ store }))
  const answers = await Promise.all(Array.from({ length: 20 }, redeem))
  const won = answers.filter(({ status }) => status === 200)
  expect(won.length).toBeLessThanOrEqual(1)
  expect(answers.filter(({ status }) => status !== 200).every(({ error }) => error === 'invalid_grant')).toBe(true)
  const alive = await Promise.all(won.map(({ access_token }) => userinfo(access_token ?? '')))
  expect(alive).not.toContain(200)
})

test('a replay is told of, and a first use is not', async () => {
  const told: string[] = []
  const { redeem } = await redeemers(await testProviders({ onReplay: (tenant) => told.push(tenant) }))
  await redeem()
  expect(told).toEqual([])
  await redeem()
  expect(told).toEqual(['acme'])
})

test('after a replay the same browser logs in again', async () => {
  const providers = await testProviders()
  const { visitor, site, attempt, at } = await login(providers, 'acme', 'ada')
  await expect(attempt.redeem(at)).rejects.toMatchObject({ error: 'invalid_grant' })
  const again = await site.begin()
  expect((await again.redeem((await visitor.follow(again.url)).url)).claims()?.email).toBe('ada@acme.example')
})
