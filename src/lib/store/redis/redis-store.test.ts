import { isDeepStrictEqual } from 'node:util'
import { createClient } from '@redis/client'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { memoryStore } from '../memory-store.ts'
import { isStoreAway, isStoreFull, type Limits, type Store } from '../store.ts'
import { pick, type Random, randomOf, seedOfRun } from '../testing.ts'
import { redisClient } from './client.ts'
import { redisStore } from './redis-store.ts'
import { startRedis, storeOn, withoutRedis } from './testing.ts'

const redis = await startRedis()
if (!redis) withoutRedis()
afterAll(() => redis?.stop())

const segmentLimits = { ttl: 60, segments: 3, items: 2, bytes: 10, bytesPerLog: 28 }
const byFirstLetter = (key: string) => key.slice(0, 1)
const limits: Limits = {
  value: { records: 4 },
  other: { records: 9 },
  count: { records: 9 },
  fields: { records: 9 },
  list: { records: 9, share: 0.1, room: 'lists' },
  short: { records: 9, share: 0.1, room: 'lists' },
  flood: { records: 3, share: 0.3, oldestOf: byFirstLetter },
  log: { records: 3, share: 0.3, oldestOf: byFirstLetter },
  kept: { records: 2, share: 0.2, oldestOf: byFirstLetter },
}

type Ask = (store: Store, key: string, value: number, newId: () => string) => Promise<unknown>

/** What is asked of both stores, with keys and values of small sets so that they meet. */
const asks: Readonly<Record<string, Ask>> = {
  set: (store, key, value) => store.set('value', key, value, 60),
  setShort: (store, key, value) => store.set('value', key, value, 20),
  get: (store, key) => store.get('value', key),
  swap: (store, key, value) => store.swap('value', key, value, 60),
  claim: (store, key, value) => store.claim('value', key, value, 60),
  setUnless: (store, key, value) => store.setUnless('other', key, value, { ttl: 60, unless: { kind: 'value', key } }),
  take: (store, key) => store.take('value', key),
  delete: (store, key) => store.delete('value', key),
  deleteIf: (store, key, value) => store.deleteIf('value', key, value),
  count: (store, key) => store.count('count', key, 30),
  setFields: (store, key, value) =>
    store.setFields('fields', key, { [`f${value % 3}`]: value, ...(value % 2 ? { f0: null } : {}) }, 60),
  fields: (store, key) => store.fields('fields', key),
  append: (store, key, value) =>
    store.append('list', key, value, { ttl: 60, max: 4, maxBytes: 12, whenFull: { items: 2, bytes: 8 } }),
  appendShort: (store, key, value) => store.append('short', key, value, { ttl: 60, max: 3, maxBytes: 7 }),
  list: (store, key) => store.list('list', key),
  flood: (store, key, value) => store.set('flood', key, value, 60),
  flooded: (store, key) => store.get('flood', key),
  open: (store, key, value, newId) =>
    store.openSegment('log', key, { group: `g${value % 3}`, newId, note: value, after: 'end' }, segmentLimits),
  add: (store, key, value, newId) => {
    const [mark, replaces] = [value % 2 ? 'page' : 'end', value % 2 === 1]
    const added = { group: `g${value % 3}`, newId, note: null, item: value, mark, replaces }
    return store.appendToSegment('log', key, added, segmentLimits)
  },
  move: (store, key) => store.moveSegments('log', 'kept', key),
  dropGroup: (store, key, value) => store.dropSegments('log', key, `g${value % 3}`),
  segments: async (store, key) => (await store.segments('log', key)).map(({ id: _, ...head }) => head),
  movedSegments: async (store, key) => (await store.segments('kept', key)).map(({ id: _, ...head }) => head),
  segment: async (store, key, value) => (await store.segment('log', key, { group: `g${value % 3}` }))?.items,
  moved: async (store, key, value) => (await store.segment('kept', key, { group: `g${value % 3}` }))?.items,
  nearlyFull: (store) => store.nearlyFull(['value', 'list']),
}
const names = Object.keys(asks)

async function answerOf(ask: Ask, store: Store, key: string, value: number, newId: () => string) {
  try {
    return (await ask(store, key, value, newId)) ?? 'nothing'
  } catch (error) {
    if (isStoreFull(error)) return `full of ${error.kind}`
    throw error
  }
}

test.skipIf(!redis)('gives in every order of things what the store in memory gives', { timeout: 120_000 }, async () => {
  if (!redis) return
  const seed = seedOfRun()
  console.info(`STORE_SEED=${seed}`)
  for (let round = 0; round < 40; round++) {
    const random: Random = randomOf(seed + round)
    let now = Date.now()
    const options = { clock: () => now, maxBytes: 200 }
    const stores = [memoryStore(options), await storeOn(redis, options)] as const
    for (const store of stores) store.limit(limits)
    const told: string[] = []
    for (let step = 0; step < 150; step++) {
      if (random(12) === 0) {
        now += 1000 * random(40)
        // What has expired and was not met yet takes room in both, but not the same.
        stores[0].sweep(1000)
        await stores[1].sweep()
      }
      const [name, key, value] = [
        names[random(names.length)] ?? '',
        pick(random, ['a1', 'a2', 'b1', 'b2', 'c1']),
        pick(random, [1, 2, 3, 40, 500, 60_000]),
      ]
      const ask = asks[name] ?? expect.fail()
      const [inMemory, inRedis] = await Promise.all(
        stores.map((store, which) => answerOf(ask, store, key, value, () => `${which}-${round}-${step}`)),
      )
      told.push(`${name} ${key} ${value} at ${now}: ${JSON.stringify(inMemory)} | ${JSON.stringify(inRedis)}`)
      expect(isDeepStrictEqual(inRedis, inMemory), `STORE_SEED=${seed + round}\n${told.slice(-25).join('\n')}`).toBe(
        true,
      )
    }
    await stores[1].close()
  }
})

test.skipIf(!redis)('does what is asked at once one after another', async () => {
  if (!redis) return
  const store = await storeOn(redis)
  const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim('used', 'code', 1, 60)))
  expect(claims.filter(Boolean)).toHaveLength(1)
  await store.set('pause', 'a', 1, 60)
  expect(await Promise.all([1, 2, 3].map(() => store.take('pause', 'a')))).toEqual([1, undefined, undefined])
  await store.close()
})

test.skipIf(!redis)('nothing is read that was written under another version', async () => {
  if (!redis) return
  const [one, other] = [await storeOn(redis), await storeOn(redis)]
  await one.set('a', 'k', { as: 'version 1 wrote it' }, 60)
  expect([await other.get('a', 'k'), await one.get('a', 'k')]).toEqual([undefined, { as: 'version 1 wrote it' }])
  await Promise.all([one.close(), other.close()])
})

test.skipIf(!redis)('leaves nothing behind when everything has expired', async () => {
  const own = await startRedis()
  if (!own) return
  onTestFinished(() => own.stop())
  let now = Date.now()
  const store = await storeOn(own, { clock: () => now })
  store.limit({ a: 10, log: { records: 9, oldestOf: byFirstLetter } })
  const newId = () => 'one'
  await store.set('a', 'k', 1, 1)
  await store.openSegment('log', 'k', { group: 'g', newId, note: null, after: 'end' }, segmentLimits)
  await store.appendToSegment(
    'log',
    'k',
    { group: 'g', newId, note: null, item: 1, mark: 'x', replaces: false },
    segmentLimits,
  )
  now += 61_000
  await store.sweep()
  const { keys, close } = await keysOf(own.url)
  // The counters stay.
  expect((await keys()).toSorted()).toEqual(['{test-N}:b', '{test-N}:n', '{test-N}:r:a', '{test-N}:r:log'])
  await Promise.all([store.close(), close()])
})

test.skipIf(!redis)('fails at once while Redis is away, and goes on when it is back', { timeout: 60_000 }, async () => {
  const own = await startRedis()
  if (!own) return
  onTestFinished(() => own.stop())
  const lost: string[] = []
  const client = await redisClient({ url: own.url, prefix: '{x}:', onLost: (reason) => lost.push(reason) })
  await client.run('sweep', Date.now(), ['{"name":"a","records":1,"room":"a","bytes":1,"all":1,"owner":""}'])
  await own.stop()
  await expect.poll(() => client.ping().catch((error) => isStoreAway(error))).toBe(true)
  const again = await startRedis([], Number(new URL(own.url).port))
  if (!again) return
  onTestFinished(() => again.stop())
  await expect
    .poll(
      () =>
        client.ping().then(
          () => 'answers',
          () => 'away',
        ),
      { timeout: 30_000 },
    )
    .toBe('answers')
  expect(lost.length).toBeGreaterThan(0)
  await client.close()
})

test.skipIf(!redis)('does not begin on a Redis that may throw logins out', async () => {
  const own = await startRedis(['--maxmemory-policy', 'allkeys-lru'])
  if (!own) return
  onTestFinished(() => own.stop())
  await expect(redisClient({ url: own.url, prefix: '{x}:', onLost: () => undefined })).rejects.toThrow('noeviction')
})

test.skipIf(!redis)('a Redis without memory refuses what is new, and gives what it has', async () => {
  const own = await startRedis(['--maxmemory', '2mb'])
  if (!own) return
  onTestFinished(() => own.stop())
  const store = await storeOn(own)
  await store.set('a', 'first', 1, 60)
  const filling = async () => {
    for (let i = 0; i < 200; i++) await store.set('a', `k${i}`, 'x'.repeat(50_000), 60)
  }
  await expect(filling()).rejects.toSatisfy(isStoreFull)
  expect(await store.get('a', 'first')).toBe(1)
  await store.close()
})

async function keysOf(url: string) {
  const client = await createClient({ url }).connect()
  const keys = async () => (await client.keys('*')).map((key) => key.replace(/\d+/, 'N'))
  return { keys, close: () => client.close() }
}

test.skipIf(!redis)('a process that was held up for long does not say that Redis was', async () => {
  const lost: string[] = []
  const client = await redisClient({ url: redis?.url ?? '', prefix: '{held}:', onLost: (why) => lost.push(why) })
  onTestFinished(() => client.close())
  const store = redisStore({ client, clock: Date.now })
  const asked = Array.from({ length: 200 }, (_, at) => store.set('value', `key ${at}`, 'x'.repeat(1000), 60))
  // Long enough for the requests to be sent.
  await new Promise((resolve) => setImmediate(resolve))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500)
  await Promise.all(asked)
  expect([lost, store.isUp()]).toEqual([[], true])
})
