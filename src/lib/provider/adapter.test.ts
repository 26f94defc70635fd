import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Store } from '#lib/store/store.ts'
import { storeAdapter } from './adapter.ts'
import { kindOf, providerCaps } from './caps.ts'

function setUp() {
  const clock = { now: 1_000_000 }
  const store = memoryStore({ clock: () => clock.now, caps: providerCaps })
  const make = (model: string) => storeAdapter({ store, tenant: 'acme' }, model)
  return { clock, store, make }
}

test('finds a copy', async () => {
  const { make } = setUp()
  const tokens = make('AccessToken')
  await tokens.upsert('t', { accountId: 'ada' }, 60)
  const found = await tokens.find('t')
  if (found) found.accountId = 'mallory'
  expect(await tokens.find('t')).toEqual({ accountId: 'ada' })
})

test('a record without a time of its own ends after a day', async () => {
  const { make, clock } = setUp()
  await make('Client').upsert('c', { client_name: 'x' })
  clock.now += 24 * 3600 * 1000 - 1
  expect(await make('Client').find('c')).toEqual({ client_name: 'x' })
  clock.now += 2
  expect(await make('Client').find('c')).toBeUndefined()
})

test('of a used code nothing is left but that it was used', async () => {
  const { make, store } = setUp()
  const codes = make('AuthorizationCode')
  await codes.upsert('c', { grantId: 'g', scope: 'x'.repeat(1000) }, 60)
  await codes.consume('c')
  expect([store.size(kindOf('acme', 'AuthorizationCode')), store.bytes()]).toEqual([1, 29])
  await expect(codes.find('c')).rejects.toThrow('invalid_grant')
})

test('using a code twice revokes the grant with all that belongs to it, now and later', async () => {
  const { make } = setUp()
  const [codes, tokens, grants] = [make('AuthorizationCode'), make('AccessToken'), make('Grant')]
  await grants.upsert('g', {}, 60)
  await codes.upsert('c', { grantId: 'g' }, 60)
  await codes.consume('c')
  await tokens.upsert('t', { grantId: 'g' }, 60)
  await expect(codes.consume('c')).rejects.toThrow('invalid_grant')
  await expect(codes.find('c')).rejects.toThrow('invalid_grant')
  expect([await tokens.find('t'), await grants.find('g')]).toEqual([undefined, undefined])
  await expect(tokens.upsert('late', { grantId: 'g' }, 60)).rejects.toThrow('invalid_grant')
})

test('using a code that is gone is an invalid grant', async () => {
  await expect(setUp().make('AuthorizationCode').consume('none')).rejects.toThrow('invalid_grant')
})

test('a session is one record, found by its id and by its uid until it is destroyed', async () => {
  const { make, store } = setUp()
  const sessions = make('Session')
  await sessions.upsert('u', { uid: 'u', jti: 'u' }, 60)
  expect(await sessions.find('u')).toEqual({ uid: 'u', jti: 'u' })
  expect(await sessions.findByUid('u')).toEqual({ uid: 'u', jti: 'u' })
  expect(store.size()).toBe(1)
  await sessions.destroy('u')
  expect([await sessions.findByUid('u'), store.size()]).toEqual([undefined, 0])
})

test('a session whose id was renewed is not found by the old one, which ends nothing any more', async () => {
  const { make } = setUp()
  const sessions = make('Session')
  await sessions.upsert('u', { uid: 'u', jti: 'u' }, 60)
  await sessions.upsert('u~2', { uid: 'u', jti: 'u~2' }, 60)
  expect(await sessions.find('u')).toBeUndefined()
  await sessions.destroy('u')
  expect(await sessions.find('u~2')).toEqual({ uid: 'u', jti: 'u~2' })
})

test('a grant that is written while it is revoked does not come back when the mark is gone', async () => {
  const { make, store, clock } = setUp()
  const revoking = make('AccessToken').revokeByGrantId
  const slow: Store = { ...store, set: (...of) => revoking('g').then(() => store.set(...of)) }
  await storeAdapter({ store: slow, tenant: 'acme' }, 'Grant')
    .upsert('g', {}, 960)
    .catch(() => undefined)
  await revoking('g')
  clock.now += 3600 * 1000
  expect(await make('Grant').find('g')).toBeUndefined()
})
