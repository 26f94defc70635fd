import type { Opening, Segment, SegmentHead, SegmentLogs } from '../segments.ts'
import {
  type Clock,
  defaultCap,
  type Fields,
  type Limit,
  type Limits,
  type Lists,
  type Store,
  type Values,
} from '../store.ts'
import type { RedisClient, Reply } from './client.ts'

export interface RedisStoreOptions {
  readonly client: RedisClient
  /** Of every process the same, up to some seconds: records live by it. */
  readonly clock: Clock
  /** The most bytes over all kinds. */
  readonly maxBytes?: number
}

export interface RedisStore extends Store {
  /** Drops what has expired of the kinds that have a limit, some of each. Call it now and then, in one process or in all. */
  sweep(): Promise<void>
}

interface Redis {
  /** An operation on a record of a kind. */
  run(operation: string, kind: string, key: string, ...args: readonly (string | number)[]): Promise<Reply>
}

/**
 * A store that several processes share and that outlives them, on Redis 7 or Valkey. Every operation is one run of
 * store.lua, which makes it atomic. A record's `kind` is written out with its bounds in each, so that Redis holds nothing
 * of how much it may hold.
 */
export function redisStore({ client, clock, maxBytes = 256 * 1024 * 1024 }: RedisStoreOptions): RedisStore {
  const limits = new Map<string, Limit>()
  const segmented = new Set<string>()
  const texts = new Map<string, { readonly begin: string; readonly oldestOf: Limit['oldestOf'] }>()

  /** JSON of a kind with its bounds, as store.lua reads it; written once a kind but for whose the record is. */
  const kindText = (name: string, key: string): string => {
    const known = texts.get(name) ?? describe(name)
    texts.set(name, known)
    return `${known.begin}${JSON.stringify(known.oldestOf?.(key) ?? '')}}`
  }
  const describe = (name: string) => {
    const { records, share = 1, room = name, oldestOf } = limits.get(name) ?? { records: defaultCap }
    const bounds = { name, records, room, bytes: Math.floor(share * maxBytes), all: maxBytes }
    const more = { oldestGo: oldestOf !== undefined, segments: segmented.has(name) }
    return { begin: `${JSON.stringify({ ...bounds, ...more }).slice(0, -1)},"owner":`, oldestOf }
  }
  const redis: Redis = {
    run: (operation, kind, key, ...args) =>
      client.run(operation, Math.floor(clock()), [kindText(kind, key), key, ...args.map(String)]),
  }
  const asSegments = (name: string) => {
    if (segmented.has(name)) return
    segmented.add(name)
    texts.delete(name)
  }
  const about = (kinds: readonly string[]) => kinds.map((kind) => kindText(kind, ''))
  return {
    ...redisValues(redis),
    ...redisFields(redis),
    ...redisLists(redis),
    ...redisSegments(redis, asSegments, kindText),
    limit(more: Limits) {
      for (const [kind, one] of Object.entries(more)) {
        limits.set(kind, typeof one === 'number' ? { records: one } : one)
        texts.delete(kind)
      }
    },
    nearlyFull: async (kinds) => (await client.run('nearlyFull', Math.floor(clock()), about(kinds))) === 1,
    ping: () => client.ping(),
    isUp: () => client.isUp(),
    close: () => client.close(),
    async sweep() {
      for (const kind of limits.keys()) await client.run('sweep', Math.floor(clock()), about([kind]))
    },
  }
}

function redisValues({ run }: Redis): Values {
  return {
    get: async (kind, key) => parsed(await run('get', kind, key)),
    async set(kind, key, value, ttl) {
      await run('set', kind, key, JSON.stringify(value), ttl)
    },
    swap: async (kind, key, value, ttl) => parsed(await run('swap', kind, key, JSON.stringify(value), ttl)),
    claim: async (kind, key, value, ttl) => (await run('claim', kind, key, JSON.stringify(value), ttl)) === 1,
    setUnless: async (kind, key, value, { ttl, unless }) =>
      (await run('setUnless', kind, key, JSON.stringify(value), ttl, unless.kind, unless.key)) === 1,
    take: async (kind, key) => parsed(await run('take', kind, key)),
    async delete(kind, key) {
      await run('delete', kind, key)
    },
    deleteIf: async (kind, key, value) => (await run('deleteIf', kind, key, JSON.stringify(value))) === 1,
    count: async (kind, key, ttl) => Number(await run('count', kind, key, ttl)),
  }
}

function redisFields({ run }: Redis): Fields {
  return {
    async fields<T extends object>(kind: string, key: string): Promise<Partial<T>> {
      const flat = textsOf(await run('fields', kind, key))
      const found: Record<string, unknown> = {}
      for (let i = 0; i < flat.length; i += 2) found[flat[i] ?? ''] = JSON.parse(flat[i + 1] ?? 'null')
      // What was written under this name is the writer's promise.
      return found as Partial<T>
    },
    async setFields(kind, key, changes, ttl) {
      const flat = Object.entries(changes).flatMap(([name, value]) =>
        value === null ? [name, '0', ''] : [name, '1', JSON.stringify(value)],
      )
      await run('setFields', kind, key, ttl, ...flat)
    },
  }
}

function redisLists({ run }: Redis): Lists {
  return {
    async append(kind, key, item, { ttl, max, maxBytes = Number.MAX_SAFE_INTEGER, whenFull }) {
      const limits = JSON.stringify({ max, maxBytes, ...(whenFull && { whenFull }) })
      return (await run('append', kind, key, JSON.stringify(item), ttl, limits)) === 1
    },
    list: async (kind, key) => textsOf(await run('list', kind, key)).map((json) => JSON.parse(json)),
  }
}

function redisSegments(
  { run }: Redis,
  asSegments: (kind: string) => void,
  kindText: (kind: string, key: string) => string,
): SegmentLogs {
  const opening = ({ newId, group, note }: Opening) => [newId(), group, JSON.stringify(note)]
  const ask = (operation: string, kind: string, key: string, ...args: readonly string[]) => {
    asSegments(kind)
    return run(operation, kind, key, ...args)
  }
  return {
    async openSegment(kind, key, { after, ...one }, limits) {
      await ask('openSegment', kind, key, ...opening(one), after, JSON.stringify(limits))
    },
    async appendToSegment(kind, key, { item, mark, replaces, ...one }, limits) {
      const added = [JSON.stringify(item), mark, replaces ? '1' : '0', JSON.stringify(limits)]
      return (await ask('appendToSegment', kind, key, ...opening(one), ...added)) === 1
    },
    async segments(kind, key) {
      const heads: StoredHead[] = JSON.parse(String(await ask('segments', kind, key)))
      return heads.map(headOf)
    },
    async segment<T>(
      kind: string,
      key: string,
      which: { id: string } | { group: string },
    ): Promise<Segment<T> | undefined> {
      const [by, name] = 'id' in which ? ['id', which.id] : ['group', which.group]
      const [head, items] = listOf(await ask('segment', kind, key, by, name))
      if (head === undefined || items === undefined) return undefined
      return { ...headOf(JSON.parse(String(head))), items: textsOf(items).map((json): T => JSON.parse(json)) }
    },
    async moveSegments(from, to, key) {
      asSegments(to)
      await ask('moveSegments', from, key, kindText(to, key))
    },
    async dropSegments(kind, key, group) {
      await ask('dropSegments', kind, key, group)
    },
  }
}

interface StoredHead {
  readonly id: string
  readonly group: string
  readonly openedAt: number
  /** JSON. */
  readonly note: string
}

function headOf({ id, group, openedAt, note }: StoredHead): SegmentHead {
  return { id, group, openedAt, note: JSON.parse(note) }
}

function parsed<T>(reply: Reply): T | undefined {
  return typeof reply === 'string' ? JSON.parse(reply) : undefined
}

function listOf(reply: Reply): readonly Reply[] {
  return Array.isArray(reply) ? reply : []
}

function textsOf(reply: Reply): readonly string[] {
  return listOf(reply).map(String)
}
