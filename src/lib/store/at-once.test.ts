import { test } from 'vitest'
import type { Store } from './store.ts'
import { expectSomeOrder, pick, type Random, type Subject } from './testing.ts'

const limits = { ttl: 60, max: 4, maxBytes: 12, whenFull: { items: 2, bytes: 8 } }

const operations = {
  set: (store: Store, key: string, value: number) => store.set('value', key, value, 60),
  swap: (store: Store, key: string, value: number) => store.swap('value', key, value, 60),
  claim: (store: Store, key: string, value: number) => store.claim('value', key, value, 60),
  setUnless: (store: Store, key: string, value: number) =>
    store.setUnless('value', key, value, { ttl: 60, unless: { kind: 'value', key: 'a' } }),
  take: (store: Store, key: string) => store.take('value', key),
  delete: (store: Store, key: string) => store.delete('value', key),
  deleteIf: (store: Store, key: string, value: number) => store.deleteIf('value', key, value),
  count: (store: Store, key: string) => store.count('count', key, 60),
  setField: (store: Store, key: string, value: number) =>
    store.setFields('fields', key, { [`f${value % 3}`]: value, ...(value % 2 ? { f0: null } : {}) }, 60),
  append: (store: Store, key: string, value: number) => store.append('list', key, value, { ...limits }),
  appendUntilFull: (store: Store, key: string, value: number) =>
    store.append('short', key, value, { ttl: 60, max: 3, maxBytes: 7 }),
} as const

interface Action {
  readonly does: keyof typeof operations
  readonly key: string
  readonly value: number
}

const names = Object.keys(operations).filter((name): name is Action['does'] => name in operations)

function action(random: Random): Action {
  const does = names[random(names.length)] ?? 'set'
  return { does, key: pick(random, ['a', 'b']), value: pick(random, [1, 2, 3, 400, 5000]) }
}

/** The same in plain maps. */
function model(): Subject<Action> {
  const values = new Map<string, number>()
  const counts = new Map<string, number>()
  const fields = new Map<string, Map<string, number>>()
  const lists = { list: new Map<string, number[]>(), short: new Map<string, number[]>() }
  const length = (items: readonly number[]) => items.join('').length
  const acts: Readonly<Record<Action['does'], (key: string, value: number) => unknown>> = {
    set: (key, value) => void values.set(key, value),
    swap(key, value) {
      const before = values.get(key)
      values.set(key, value)
      return before
    },
    claim: (key, value) => !values.has(key) && values.set(key, value) === values,
    setUnless: (key, value) => !values.has('a') && values.set(key, value) === values,
    take(key) {
      const value = values.get(key)
      values.delete(key)
      return value
    },
    delete: (key) => void values.delete(key),
    deleteIf: (key, value) => values.get(key) === value && values.delete(key),
    count: (key) => counts.set(key, (counts.get(key) ?? 0) + 1).get(key),
    setField(key, value) {
      const record = fields.get(key) ?? new Map<string, number>()
      record.set(`f${value % 3}`, value)
      if (value % 2) record.delete('f0')
      if (record.size > 0) fields.set(key, record)
      else fields.delete(key)
    },
    append(key, value) {
      let items = lists.list.get(key) ?? []
      if (items.length === 4 || length(items) + length([value]) > 12) {
        items = items.slice(-2)
        while (length(items) > 8 || length(items) + length([value]) > 12) items = items.slice(1)
      }
      lists.list.set(key, [...items, value])
      return true
    },
    appendUntilFull(key, value) {
      const items = lists.short.get(key) ?? []
      if (items.length === 3 || length(items) + length([value]) > 7) return false
      lists.short.set(key, [...items, value])
      return true
    },
  }
  return {
    act: ({ does, key, value }) => acts[does](key, value),
    state: () =>
      ['a', 'b'].map((key) => [
        values.get(key),
        counts.get(key),
        Object.fromEntries(fields.get(key) ?? []),
        lists.list.get(key) ?? [],
        lists.short.get(key) ?? [],
      ]),
  }
}

function real(store: Store): Subject<Action> {
  return {
    act: ({ does, key, value }) => operations[does](store, key, value),
    state: () =>
      Promise.all(
        ['a', 'b'].map((key) =>
          Promise.all([
            store.get('value', key),
            store.get('count', key),
            store.fields('fields', key),
            store.list('list', key),
            store.list('short', key),
          ]),
        ),
      ),
  }
}

test('whatever is asked of a store at once, it answers as if one came after another', async () => {
  await expectSomeOrder({ real, model, action }, 300)
}, 120_000)
