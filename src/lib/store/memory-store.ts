import { type Clock, type Store, StoreFull } from './store.ts'

interface Entry {
  readonly json: string | string[]
  readonly bytes: number
  readonly expires: number
}

export interface MemoryStoreOptions {
  readonly clock: Clock
  /** The most records of each kind. A kind that is not named gets `defaultCap`. */
  readonly caps: Readonly<Record<string, number>>
  readonly defaultCap?: number
  /** The most characters of JSON over all kinds. */
  readonly maxBytes?: number
}

export interface MemoryStore extends Store {
  /** Frees what has expired, looking at no more than `entries` of each kind. Call it now and then. */
  sweep(entries: number): void
  /** Records held, expired ones that no sweep has met included. */
  size(kind?: string): number
}

/** A store for one process. Records are kept as JSON text, so a reader's change never reaches them. */
export function memoryStore(options: MemoryStoreOptions): MemoryStore {
  const { clock, caps, defaultCap = 10_000, maxBytes = 128 * 1024 * 1024 } = options
  const kinds = new Map<string, Map<string, Entry>>()
  let bytes = 0

  const records = (kind: string): Map<string, Entry> => {
    const known = kinds.get(kind)
    if (known) return known
    const made = new Map<string, Entry>()
    kinds.set(kind, made)
    return made
  }
  const drop = (kind: Map<string, Entry>, key: string): void => {
    const entry = kind.get(key)
    if (!entry) return
    bytes -= entry.bytes
    kind.delete(key)
  }
  const live = (kind: string, key: string): Entry | undefined => {
    const entry = kinds.get(kind)?.get(key)
    if (!entry || entry.expires > clock()) return entry
    drop(records(kind), key)
    return undefined
  }
  const sweepKind = (kind: Map<string, Entry>, entries: number): void => {
    const now = clock()
    let seen = 0
    for (const [key, entry] of kind) {
      if (++seen > entries) break
      if (entry.expires <= now) drop(kind, key)
    }
  }
  const put = (name: string, key: string, json: string | string[], ttl: number): void => {
    const kind = records(name)
    const size =
      key.length + (typeof json === 'string' ? json.length : json.reduce((sum, item) => sum + item.length, 0))
    const before = live(name, key)
    const cap = caps[name] ?? defaultCap
    if (!before && (kind.size >= cap || bytes + size > maxBytes)) {
      sweepKind(kind, kind.size)
      if (kind.size >= cap || bytes + size > maxBytes) throw new StoreFull(name)
    }
    drop(kind, key)
    kind.set(key, { json, bytes: size, expires: clock() + ttl * 1000 })
    bytes += size
  }

  return {
    async get<T>(kind: string, key: string): Promise<T | undefined> {
      const entry = live(kind, key)
      return typeof entry?.json === 'string' ? JSON.parse(entry.json) : undefined
    },
    async set(kind, key, value, ttl) {
      put(kind, key, JSON.stringify(value), ttl)
    },
    async claim(kind, key, value, ttl) {
      if (live(kind, key)) return false
      put(kind, key, JSON.stringify(value), ttl)
      return true
    },
    async delete(kind, key) {
      drop(records(kind), key)
    },
    async append(kind, key, item, { ttl, max, maxBytes: most = Number.POSITIVE_INFINITY }) {
      const held = live(kind, key)
      const items = Array.isArray(held?.json) ? held.json : []
      const json = JSON.stringify(item)
      if (items.length >= max || (held?.bytes ?? 0) + json.length > most) return false
      put(kind, key, [...items, json], ttl)
      return true
    },
    async list<T>(kind: string, key: string): Promise<T[]> {
      const held = live(kind, key)?.json
      return Array.isArray(held) ? held.map((item) => JSON.parse(item)) : []
    },
    async count(kind, key, ttl) {
      const held = live(kind, key)
      const next = (typeof held?.json === 'string' ? Number(held.json) : 0) + 1
      put(kind, key, String(next), held ? Math.max(1, (held.expires - clock()) / 1000) : ttl)
      return next
    },
    async ping() {},
    async close() {
      kinds.clear()
      bytes = 0
    },
    sweep(entries) {
      for (const kind of kinds.values()) sweepKind(kind, entries)
    },
    size(kind) {
      if (kind !== undefined) return kinds.get(kind)?.size ?? 0
      return [...kinds.values()].reduce((sum, one) => sum + one.size, 0)
    },
  }
}
