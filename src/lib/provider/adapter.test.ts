import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Store } from '#lib/store/store.ts'
import { storeAdapter } from './adapter.ts'
import { kindOf, providerCaps } from './caps.ts'

function setUp() {
  const clock = { now: 1_000_000 }
  const store = memoryStore({ clock: () => clock.now, caps: providerCaps })
  const make = (model: string) => storeAdapter({ store, clock: () => clock.now, tenant: 'acme' }, model)
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

test('a used code is still found, and says so', async () => {
  const { make } = setUp()
  const codes = make('AuthorizationCode')
  await codes.upsert('c', { grantId: 'g' }, 60)
  await codes.consume('c')
  expect(await codes.find('c')).toEqual({ grantId: 'g', consumed: 1000 })
})

test('using a code twice revokes the grant with all that belongs to it, now and later', async () => {
  const { make } = setUp()
  const [codes, tokens, grants] = [make('AuthorizationCode'), make('AccessToken'), make('Grant')]
  await grants.upsert('g', {}, 60)
  await codes.upsert('c', { grantId: 'g' }, 60)
  await codes.consume('c')
  await tokens.upsert('t', { grantId: 'g' }, 60)
  await expect(codes.consume('c')).rejects.toThrow('invalid_grant')
  expect([await tokens.find('t'), await codes.find('c'), await grants.find('g')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  await expect(tokens.upsert('late', { grantId: 'g' }, 60)).rejects.toThrow('invalid_grant')
})

test('using a code that is gone is an invalid grant', async () => {
  await expect(setUp().make('AuthorizationCode').consume('none')).rejects.toThrow('invalid_grant')
})

test('a session is found by its uid until it is destroyed', async () => {
  const { make, store } = setUp()
  const sessions = make('Session')
  await sessions.upsert('s', { uid: 'u' }, 60)
  expect(await sessions.findByUid('u')).toEqual({ uid: 'u' })
  await sessions.destroy('s')
  expect(await sessions.findByUid('u')).toBeUndefined()
  expect(store.size(kindOf('acme', 'SessionUid'))).toBe(0)
})

test('a session whose id was renewed meanwhile is still found by its uid', async () => {
  const { make, store, clock } = setUp()
  const sessions = make('Session')
  await sessions.upsert('old', { uid: 'u' }, 60)
  let goOn = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const slow: Store = {
    ...store,
    delete: (kind, key) => gate.then(() => store.delete(kind, key)),
    deleteIf: (kind, key, value) => gate.then(() => store.deleteIf(kind, key, value)),
  }
  const otherTab = storeAdapter({ store: slow, clock: () => clock.now, tenant: 'acme' }, 'Session').destroy('old')
  await sessions.destroy('old')
  await sessions.upsert('new', { uid: 'u' }, 60)
  goOn()
  await otherTab
  expect(await sessions.findByUid('u')).toEqual({ uid: 'u' })
})

test('a grant that is written while it is revoked does not come back when the mark is gone', async () => {
  const { make, store, clock } = setUp()
  const revoking = make('AccessToken').revokeByGrantId
  const slow: Store = { ...store, set: (...of) => revoking('g').then(() => store.set(...of)) }
  await storeAdapter({ store: slow, clock: () => clock.now, tenant: 'acme' }, 'Grant')
    .upsert('g', {}, 8 * 3600)
    .catch(() => undefined)
  await revoking('g')
  clock.now += 3600 * 1000
  expect(await make('Grant').find('g')).toBeUndefined()
})
