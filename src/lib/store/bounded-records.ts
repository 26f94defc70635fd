import { defaultCap, storeFull } from './store.ts'

export interface Entry<Body> {
  readonly body: Body
  size: number
  /** Milliseconds since the epoch. */
  expires: number
}

/** Records with one sort of body, by kind and key. */
export interface Family<Body> {
  /** What is there and has not expired. */
  get(kind: string, key: string): Entry<Body> | undefined
  /** Writes or replaces. Throws StoreFull when it is new and there is no room. */
  put(kind: string, key: string, body: Body, size: number, expires: number): void
  /** Accounts for a body that changes in place by `growth` characters. Throws StoreFull, before, when they have no room. */
  resize(kind: string, entry: Entry<Body>, growth: number): void
  drop(kind: string, key: string): void
}

export interface Bounds {
  readonly clock: () => number
  /** The most records by kind. */
  readonly caps: ReadonlyMap<string, number>
  /** The most characters over all kinds. */
  readonly maxBytes: number
}

export interface BoundedRecords {
  family<Body>(): Family<Body>
  /** Drops what has expired, looking at no more than `entries` of each kind. */
  sweep(entries: number): void
  /** Records held, expired ones that no sweep has met included. */
  size(kind?: string): number
  /** Characters held. */
  bytes(): number
  clear(): void
}

type Kind<Body> = Map<string, Entry<Body>>

/** Maps that share one bound of characters and have one of records each. */
export function boundedRecords({ clock, caps, maxBytes }: Bounds): BoundedRecords {
  const kinds = new Map<string, Kind<unknown>>()
  /** When each kind was last looked through for want of room, in milliseconds since the epoch. */
  const swept = new Map<string, number>()
  let bytes = 0

  const dropFrom = <Body>(kind: Kind<Body>, key: string): void => {
    bytes -= kind.get(key)?.size ?? 0
    kind.delete(key)
  }
  const sweepKind = <Body>(kind: Kind<Body>, entries: number): void => {
    const now = clock()
    let seen = 0
    for (const [key, entry] of kind) {
      if (++seen > entries) break
      if (entry.expires <= now) dropFrom(kind, key)
    }
  }
  const makeRoom = <Body>(name: string, kind: Kind<Body>, records: number, growth: number): void => {
    const cap = caps.get(name) ?? defaultCap
    const isFull = () => kind.size + records > cap || bytes + growth > maxBytes
    if (!isFull()) return
    // Looking at every record costs what many answers do: while there is no room it is done once a second.
    if (clock() >= (swept.get(name) ?? 0) + 1000) {
      sweepKind(kind, kind.size)
      swept.set(name, clock())
    }
    if (isFull()) throw storeFull(name)
  }

  const family = <Body>(): Family<Body> => {
    const own = new Map<string, Kind<Body>>()
    const kindOf = (name: string): Kind<Body> => {
      const known = own.get(name)
      if (known) return known
      const made: Kind<Body> = new Map()
      own.set(name, made)
      kinds.set(name, made)
      return made
    }
    const get = (name: string, key: string): Entry<Body> | undefined => {
      const kind = own.get(name)
      const entry = kind?.get(key)
      if (!kind || !entry || entry.expires > clock()) return entry
      dropFrom(kind, key)
      return undefined
    }
    return {
      get,
      put(name, key, body, size, expires) {
        const kind = kindOf(name)
        if (!get(name, key)) makeRoom(name, kind, 1, size)
        dropFrom(kind, key)
        kind.set(key, { body, size, expires })
        bytes += size
      },
      resize(name, entry, growth) {
        if (growth > 0) makeRoom(name, kindOf(name), 0, growth)
        entry.size += growth
        bytes += growth
      },
      drop: (name, key) => dropFrom(kindOf(name), key),
    }
  }

  return {
    family,
    sweep(entries) {
      for (const kind of kinds.values()) sweepKind(kind, entries)
    },
    size(kind) {
      if (kind !== undefined) return kinds.get(kind)?.size ?? 0
      return [...kinds.values()].reduce((sum, one) => sum + one.size, 0)
    },
    bytes: () => bytes,
    clear() {
      for (const kind of kinds.values()) kind.clear()
      bytes = 0
    },
  }
}
