import { boundedRecords } from './bounded-records.ts'
import type { Memory } from './memory.ts'
import { memorySegments } from './memory-segments.ts'
import type { Clock, Fields, Limit, Limits, Lists, Store, Values } from './store.ts'

export interface MemoryStoreOptions {
  readonly clock: Clock
  /** Bounds of kinds; more may be named by `limit`. */
  readonly caps?: Limits
  /** The most characters of JSON over all kinds. */
  readonly maxBytes?: number
}

export interface MemoryStore extends Store {
  /**
   * Frees what has expired, looking at no more than `entries` of each kind, until `isOver`. Call it now and then: it goes
   * on where it ended.
   */
  sweep(entries: number, isOver?: () => boolean): void
  /** Records held, expired ones that no sweep has met included. */
  size(kind?: string): number
  /** Characters of JSON held, in one room or in all. */
  bytes(room?: string): number
}

/**
 * A store for one process. Records are kept as JSON text, so a reader's change never reaches them; items of segments as
 * they came. An operation runs to
 * its end without giving way to another, which makes it atomic.
 */
export function memoryStore({ clock, caps = {}, maxBytes = 256 * 1024 * 1024 }: MemoryStoreOptions): MemoryStore {
  const limits = new Map<string, Limit>()
  const limit = (more: Limits) => {
    for (const [kind, one] of Object.entries(more)) limits.set(kind, typeof one === 'number' ? { records: one } : one)
  }
  limit(caps)
  const records = boundedRecords({ clock, limits, maxBytes })
  const memory = { clock, records, until: (ttl: number) => clock() + ttl * 1000 }
  return {
    ...memoryValues(memory),
    ...memoryFields(memory),
    ...memoryLists(memory),
    ...memorySegments(memory),
    limit,
    nearlyFull: async (kinds) => kinds.some((kind) => records.fullness(kind) > 0.95),
    async ping() {},
    isUp: () => true,
    async close() {
      records.clear()
    },
    sweep: records.sweep,
    size: records.size,
    bytes: records.bytes,
  }
}

function memoryValues({ records, clock, until }: Memory): Values {
  const values = records.family<string>()
  const put = (kind: string, key: string, value: unknown, expires: number): void => {
    const json = JSON.stringify(value)
    values.put(kind, key, json, key.length + json.length, expires)
  }
  const read = (kind: string, key: string) => {
    const entry = values.get(kind, key)
    return entry && JSON.parse(entry.body)
  }
  return {
    get: async (kind, key) => read(kind, key),
    async set(kind, key, value, ttl) {
      put(kind, key, value, until(ttl))
    },
    async swap(kind, key, value, ttl) {
      const before = read(kind, key)
      put(kind, key, value, until(ttl))
      return before
    },
    async claim(kind, key, value, ttl) {
      if (values.get(kind, key)) return false
      put(kind, key, value, until(ttl))
      return true
    },
    async setUnless(kind, key, value, { ttl, unless }) {
      if (values.get(unless.kind, unless.key)) return false
      put(kind, key, value, until(ttl))
      return true
    },
    async take(kind, key) {
      const value = read(kind, key)
      values.drop(kind, key)
      return value
    },
    async delete(kind, key) {
      values.drop(kind, key)
    },
    async deleteIf(kind, key, value) {
      if (values.get(kind, key)?.body !== JSON.stringify(value)) return false
      values.drop(kind, key)
      return true
    },
    async count(kind, key, ttl) {
      const held = values.get(kind, key)
      const next = Number(held?.body ?? 0) + 1
      put(kind, key, next, held ? Math.max(held.expires, clock() + 1000) : until(ttl))
      return next
    },
  }
}

function memoryFields({ records, until }: Memory): Fields {
  const hashes = records.family<ReadonlyMap<string, string>>()
  return {
    async fields<T extends object>(kind: string, key: string): Promise<Partial<T>> {
      const found: Record<string, unknown> = {}
      for (const [name, json] of hashes.get(kind, key)?.body ?? []) found[name] = JSON.parse(json)
      // As with `get`, what was written under this name is the writer's promise.
      return found as Partial<T>
    },
    async setFields(kind, key, changes, ttl) {
      const fields = new Map(hashes.get(kind, key)?.body)
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) fields.delete(name)
        else fields.set(name, JSON.stringify(value))
      }
      if (fields.size === 0) return hashes.drop(kind, key)
      const size = [...fields].reduce((sum, [name, json]) => sum + name.length + json.length, key.length)
      hashes.put(kind, key, fields, size, until(ttl))
    },
  }
}

function memoryLists({ records, until }: Memory): Lists {
  const lists = records.family<string[]>()
  return {
    async append(kind, key, item, { ttl, max, maxBytes = Number.POSITIVE_INFINITY, whenFull }) {
      const json = JSON.stringify(item)
      if (max < 1 || json.length > maxBytes) return false
      const held = lists.get(kind, key)
      if (!held) {
        lists.put(kind, key, [json], key.length + json.length, until(ttl))
        return true
      }
      const items = held.body
      let bytes = held.size - key.length
      let gone = 0
      if (items.length >= max || bytes + json.length > maxBytes) {
        if (!whenFull) return false
        const staying = Math.min(whenFull.items, max - 1)
        const stayingBytes = Math.min(whenFull.bytes, maxBytes - json.length)
        while (items.length - gone > staying || bytes > stayingBytes) bytes -= items[gone++]?.length ?? 0
      }
      lists.resize(kind, key, bytes + json.length - (held.size - key.length))
      items.splice(0, gone)
      items.push(json)
      held.expires = until(ttl)
      return true
    },
    async list(kind, key) {
      return (lists.get(kind, key)?.body ?? []).map((json) => JSON.parse(json))
    },
  }
}
