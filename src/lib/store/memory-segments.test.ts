import { expect, test } from 'vitest'
import { memoryStore } from './memory-store.ts'
import { isStoreFull } from './store.ts'

const limits = { ttl: 60, segments: 3, items: 2, bytes: 10, bytesPerLog: 28 }

function logs(clock = () => 0, maxBytes = 1000) {
  const store = memoryStore({ clock, maxBytes })
  let made = 0
  const newId = () => String(++made)
  const open = (group: string) => store.openSegment('log', 'k', { group, newId, note: null, after: 'end' }, limits)
  const add = (group: string, item: unknown, mark = 'word', replaces = false) =>
    store.appendToSegment('log', 'k', { group, newId, note: null, item, mark, replaces }, limits)
  const held = async () => {
    const heads = await store.segments('log', 'k')
    return Promise.all(heads.map(async ({ id }) => (await store.segment('log', 'k', { id }))?.items))
  }
  return { store, open, add, held }
}

test('a segment goes on until it holds the item that ends it', async () => {
  const { open, add, held } = logs()
  await open('a')
  await add('a', 1)
  await open('a')
  await add('a', 2, 'end')
  await open('a')
  await add('a', 3)
  expect(await held()).toEqual([[1, 2], [3]])
})

test('an item takes the place of those of its own mark, and of no others', async () => {
  const { add, held } = logs()
  await add('a', 1, 'page', true)
  await add('a', 2, 'page', true)
  expect(await held()).toEqual([[2]])
  await add('a', 3)
  expect(await add('a', 4, 'page', true)).toBe(false)
  expect(await held()).toEqual([[2, 3]])
})

test('what has no room in a segment changes nothing', async () => {
  const { add, held } = logs()
  expect(await add('a', 'x'.repeat(9))).toBe(false)
  expect(await held()).toEqual([])
  await add('a', 1)
  expect(await add('a', 'x'.repeat(8))).toBe(false)
  expect(await held()).toEqual([[1]])
})

test('the oldest segments make room, by number and by size', async () => {
  const { open, add, held } = logs()
  for (const group of ['a', 'b', 'c', 'd']) await add(group, group)
  expect(await held()).toEqual([['b'], ['c'], ['d']])
  await add('b', 'bbbb')
  await add('d', 'dddd')
  await open('e')
  expect(await held()).toEqual([['c'], ['d', 'dddd'], []])
  await add('e', 'eeeeeeee')
  await open('f')
  expect(await held()).toEqual([['eeeeeeee'], []])
})

test('each segment ends by itself', async () => {
  let now = 0
  const { add, held } = logs(() => now)
  await add('a', 1)
  await add('b', 2)
  now = 30_000
  await add('a', 3)
  now = 60_000
  expect(await held()).toEqual([[1, 3]])
  now = 90_000
  expect(await held()).toEqual([])
})

test('a group is dropped and the others stay, in number and in characters', async () => {
  const { store, add, held } = logs()
  await add('a', 'x')
  const before = store.bytes()
  await add('b', 'yyy')
  await store.dropSegments('log', 'k', 'b')
  expect([await held(), store.bytes()]).toEqual([[['x']], before])
  await store.dropSegments('log', 'k', 'a')
  expect([store.size('log'), store.bytes()]).toEqual([0, 0])
})

test('where the store is full nothing is added', async () => {
  const { store, add, held } = logs(() => 0, 20)
  await add('a', 'x')
  await store.set('other', 'k', '12345678', 60)
  await expect(add('a', 'y')).rejects.toSatisfy(isStoreFull)
  await expect(add('b', 'y')).rejects.toSatisfy(isStoreFull)
  expect(await held()).toEqual([['x']])
})

test('a log is given to another kind once, and keeps what it holds', async () => {
  const { store, add } = logs()
  await add('a', 1)
  await store.moveSegments('log', 'kept', 'k')
  await add('a', 2)
  await store.moveSegments('log', 'kept', 'k')
  expect(await store.segments('kept', 'k')).toHaveLength(1)
  expect((await store.segment('kept', 'k', { group: 'a' }))?.items).toEqual([1])
  expect((await store.segment('log', 'k', { group: 'a' }))?.items).toEqual([2])
})
