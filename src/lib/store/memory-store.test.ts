import { expect, test } from 'vitest'
import { memoryStore } from './memory-store.ts'
import { isStoreFull } from './store.ts'

const at = (ms: number) => () => ms

test('gives back a copy of what was written', async () => {
  const store = memoryStore({ clock: at(0), caps: {} })
  await store.set('grant', 'a', { scopes: ['openid'] }, 60)
  const first = await store.get<{ scopes: string[] }>('grant', 'a')
  first?.scopes.push('email')
  expect(await store.get('grant', 'a')).toEqual({ scopes: ['openid'] })
})

test('forgets a record when its time is up', async () => {
  let now = 0
  const store = memoryStore({ clock: () => now, caps: {} })
  await store.set('code', 'a', 1, 60)
  now = 59_999
  expect(await store.get('code', 'a')).toBe(1)
  now = 60_000
  expect(await store.get('code', 'a')).toBeUndefined()
})

test('refuses a new record at the cap and keeps the ones it has', async () => {
  const store = memoryStore({ clock: at(0), caps: { login: 2 } })
  await store.set('login', 'a', 1, 60)
  await store.set('login', 'b', 2, 60)
  await expect(store.set('login', 'c', 3, 60)).rejects.toSatisfy(isStoreFull)
  await store.set('login', 'a', 4, 60)
  expect(await store.get('login', 'a')).toBe(4)
  expect(await store.get('login', 'b')).toBe(2)
})

test('makes room from expired records before it refuses', async () => {
  let now = 0
  const store = memoryStore({ clock: () => now, caps: { login: 1 } })
  await store.set('login', 'old', 1, 10)
  now = 10_000
  await store.set('login', 'new', 2, 10)
  expect(await store.get('login', 'new')).toBe(2)
})

test('refuses when all records together are too large', async () => {
  const store = memoryStore({ clock: at(0), caps: {}, maxBytes: 20 })
  await store.set('a', 'k', 'x'.repeat(10), 60)
  await expect(store.set('b', 'k', 'x'.repeat(10), 60)).rejects.toSatisfy(isStoreFull)
})

test('lets exactly one of many callers claim a key', async () => {
  const store = memoryStore({ clock: at(0), caps: {} })
  const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim('used', 'code', 1, 60)))
  expect(claims.filter(Boolean)).toHaveLength(1)
})

test('keeps a list in order up to its length', async () => {
  const store = memoryStore({ clock: at(0), caps: {} })
  for (const item of ['a', 'b', 'c']) await store.append('run', 'k', item, { ttl: 60, max: 2 })
  expect(await store.list('run', 'k')).toEqual(['a', 'b'])
  expect(await store.append('run', 'k', 'd', { ttl: 60, max: 2 })).toBe(false)
})

test('counts up from one until its time is up', async () => {
  let now = 0
  const store = memoryStore({ clock: () => now, caps: {} })
  expect(await store.count('hits', 'a', 60)).toBe(1)
  now = 30_000
  expect(await store.count('hits', 'a', 60)).toBe(2)
  now = 60_000
  expect(await store.count('hits', 'a', 60)).toBe(1)
})

test('frees expired records in a sweep', async () => {
  let now = 0
  const store = memoryStore({ clock: () => now, caps: {} })
  await store.set('a', 'k', 1, 1)
  await store.set('a', 'l', 1, 100)
  now = 1000
  store.sweep(100)
  expect(store.size()).toBe(1)
})

test('a sweep ends when its time is over, and the next ones free the rest, of every kind', async () => {
  let now = 0
  const store = memoryStore({ clock: () => now, caps: {} })
  for (const kind of ['a', 'b', 'c']) {
    for (let key = 0; key < 600; key += 1) await store.set(kind, String(key), 1, 1)
  }
  now = 1000
  store.sweep(10_000, () => true)
  expect(store.size()).toBe(1800 - 256)
  for (let sweeps = 0; sweeps < 8; sweeps += 1) store.sweep(10_000, () => true)
  expect(store.size()).toBe(0)
})

test('takes and deletes a value for one of many callers', async () => {
  const store = memoryStore({ clock: at(0), caps: {} })
  await store.set('pause', 'a', 1, 60)
  const taken = await Promise.all([1, 2, 3].map(() => store.take('pause', 'a')))
  expect(taken).toEqual([1, undefined, undefined])
  await store.set('pause', 'b', 'x', 60)
  expect([await store.deleteIf('pause', 'b', 'y'), await store.deleteIf('pause', 'b', 'x')]).toEqual([false, true])
})

test('writes nothing where the record is that forbids it', async () => {
  let now = 0
  const store = memoryStore({ clock: () => now, caps: {} })
  const write = () => store.setUnless('token', 'a', 1, { ttl: 60, unless: { kind: 'revoked', key: 'grant' } })
  await store.set('revoked', 'grant', 1, 30)
  expect([await write(), await store.get('token', 'a')]).toEqual([false, undefined])
  now = 30_000
  expect([await write(), await store.get('token', 'a')]).toEqual([true, 1])
})

test('changes the fields that are named, and keeps no record without one', async () => {
  const store = memoryStore({ clock: at(0), caps: {} })
  await store.setFields('settings', 'a', { step: true, clock: '1h' }, 60)
  await store.setFields('settings', 'a', { clock: null, fault: 'x' }, 60)
  expect(await store.fields('settings', 'a')).toEqual({ step: true, fault: 'x' })
  await store.setFields('settings', 'a', { step: null, fault: null }, 60)
  expect([await store.fields('settings', 'a'), store.size('settings'), store.bytes()]).toEqual([{}, 0, 0])
})

test('drops the oldest items of a list where it is told to', async () => {
  const store = memoryStore({ clock: at(0), caps: {} })
  const limits = { ttl: 60, max: 4, maxBytes: 10, whenFull: { items: 2, bytes: 2 } }
  for (const item of [1, 2, 3, 4, 5]) await store.append('app', 'k', item, limits)
  expect(await store.list('app', 'k')).toEqual([3, 4, 5])
  await store.append('app', 'k', 'xxxxxxx', limits)
  expect(await store.list('app', 'k')).toEqual([5, 'xxxxxxx'])
  expect(await store.append('app', 'k', 'xxxxxxxxx', limits)).toBe(false)
  expect(store.bytes()).toBe(11)
})

test('refuses to let a list grow beyond what all records together may take', async () => {
  const store = memoryStore({ clock: at(0), caps: {}, maxBytes: 10 })
  await store.append('run', 'k', 'xxxx', { ttl: 60, max: 9 })
  await expect(store.append('run', 'k', 'xxxx', { ttl: 60, max: 9 })).rejects.toSatisfy(isStoreFull)
  expect(await store.list('run', 'k')).toEqual(['xxxx'])
})

test('holds no more of a kind than it was told later', async () => {
  const store = memoryStore({ clock: at(0) })
  store.limit({ login: 1 })
  await store.set('login', 'a', 1, 60)
  await expect(store.set('login', 'b', 1, 60)).rejects.toSatisfy(isStoreFull)
})

const byFirstLetter = (key: string) => key.slice(0, 1)

test('where the oldest go, whoever holds most loses what was written longest ago', async () => {
  const store = memoryStore({ clock: at(0), caps: { run: { records: 4, oldestOf: byFirstLetter } } })
  for (const key of ['b1', 'a1', 'a2', 'a3']) await store.set('run', key, 'x', 60)
  await store.set('run', 'a1', 'y', 60)
  await store.set('run', 'c1', 'x', 60)
  const held = await Promise.all(['b1', 'a1', 'a2', 'a3', 'c1'].map((key) => store.get('run', key)))
  expect(held).toEqual(['x', 'y', undefined, 'x', 'x'])
})

test('what is too large for its room is refused, though others would make room for it', async () => {
  const limit = { records: 9, share: 0.2, oldestOf: byFirstLetter }
  const store = memoryStore({ clock: at(0), maxBytes: 100, caps: { run: limit } })
  await store.set('run', 'a1', 'xxxxx', 60)
  await expect(store.set('run', 'b1', 'x'.repeat(20), 60)).rejects.toSatisfy(isStoreFull)
  expect(store.bytes('run')).toBe(0)
})

test('a list that grows takes the room of whoever holds most, and stays whole', async () => {
  const limit = { records: 9, share: 0.2, oldestOf: byFirstLetter }
  const store = memoryStore({ clock: at(0), maxBytes: 100, caps: { run: limit } })
  await store.set('other', 'k', 'x', 60)
  for (const key of ['a1', 'a2', 'b1']) await store.append('run', key, 'xx', { ttl: 60, max: 9 })
  await store.append('run', 'a2', 'yyyy', { ttl: 60, max: 9 })
  expect(await Promise.all(['a1', 'a2', 'b1'].map((key) => store.list('run', key)))).toEqual([
    [],
    ['xx', 'yyyy'],
    ['xx'],
  ])
})

test('kinds that share a room share its characters', async () => {
  const limit = { records: 9, share: 0.2, room: 'both' }
  const store = memoryStore({ clock: at(0), maxBytes: 100, caps: { one: limit, two: limit } })
  await store.set('one', 'a', 'x'.repeat(10), 60)
  await expect(store.set('two', 'b', 'x'.repeat(10), 60)).rejects.toSatisfy(isStoreFull)
  expect([store.bytes('both'), await store.nearlyFull(['one'])]).toEqual([13, false])
  await store.set('two', 'b', 'xxxx', 60)
  expect([store.bytes('both'), await store.nearlyFull(['other', 'two'])]).toEqual([20, true])
})

test('a kind that holds nothing is full when others have filled its room', async () => {
  const limit = { records: 9, share: 0.2, room: 'both' }
  const store = memoryStore({ clock: at(0), maxBytes: 100, caps: { one: limit, two: limit } })
  await store.set('one', 'a', 'x'.repeat(17), 60)
  expect([store.bytes('both'), await store.nearlyFull(['two'])]).toEqual([20, true])
})

test('what has expired does not make a kind full', async () => {
  let now = 0
  const store = memoryStore({ clock: () => now, caps: { login: 1 } })
  await store.set('login', 'a', 1, 60)
  expect(await store.nearlyFull(['login'])).toBe(true)
  now = 60_000
  expect(await store.nearlyFull(['login'])).toBe(false)
})
