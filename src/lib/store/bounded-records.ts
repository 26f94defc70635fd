import { type Clock, defaultCap, type Limit, storeFull } from './store.ts'

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
  resize(kind: string, key: string, growth: number): void
  drop(kind: string, key: string): void
}

export interface Bounds {
  readonly clock: Clock
  /** By kind. */
  readonly limits: ReadonlyMap<string, Limit>
  /** The most characters over all kinds. */
  readonly maxBytes: number
}

export interface BoundedRecords {
  family<Body>(): Family<Body>
  /**
   * Drops what has expired, looking at no more than `entries` of each kind, until `isOver`, which is asked now and then.
   * The next sweep goes on with the kind that this one ended in.
   */
  sweep(entries: number, isOver?: () => boolean): void
  /** How much of a kind's records or of its room is taken: 0 to 1. */
  fullness(kind: string): number
  /** Records held, expired ones that no sweep has met included. */
  size(kind?: string): number
  /** Characters held, in one room or in all. */
  bytes(room?: string): number
  clear(): void
}

/** Characters of all kinds that share a room. */
interface Room {
  bytes: number
}

/** Records that a sweep looks at between two looks at the time. */
const BETWEEN_LOOKS = 256

/** A kind's records, the one that was written last at the end. */
interface Kind<Body = unknown> {
  readonly name: string
  readonly entries: Map<string, Entry<Body>>
  readonly room: Room
  /** Of a kind whose oldest go: the records of each owner, and their characters. */
  readonly owners: Map<string, { readonly keys: Set<string>; bytes: number }>
  /** When it was last looked through for want of room, in milliseconds since the epoch. */
  swept: number
}

/** Maps that share one bound of characters, and have their own of records and characters. */
export function boundedRecords({ clock, limits, maxBytes }: Bounds): BoundedRecords {
  const kinds = new Map<string, Kind>()
  const rooms = new Map<string, Room>()
  let bytes = 0
  let endedIn: string | undefined

  const limitOf = (name: string): Limit => limits.get(name) ?? { records: defaultCap }
  const account = (kind: Kind, key: string, growth: number): void => {
    bytes += growth
    kind.room.bytes += growth
    const ownerOf = limitOf(kind.name).oldestOf
    if (!ownerOf) return
    const name = ownerOf(key)
    const owner = kind.owners.get(name) ?? { keys: new Set<string>(), bytes: 0 }
    owner.bytes += growth
    // The one that was written last stands last.
    owner.keys.delete(key)
    if (kind.entries.has(key)) owner.keys.add(key)
    if (owner.keys.size === 0) kind.owners.delete(name)
    else kind.owners.set(name, owner)
  }
  const dropFrom = (kind: Kind, key: string): void => {
    const entry = kind.entries.get(key)
    if (!entry) return
    kind.entries.delete(key)
    account(kind, key, -entry.size)
  }
  /** False when it is over before the end. */
  const sweepKind = (kind: Kind, entries: number, isOver?: () => boolean): boolean => {
    const now = clock()
    let seen = 0
    for (const [key, entry] of kind.entries) {
      if (++seen > entries) break
      if (entry.expires <= now) dropFrom(kind, key)
      if (seen % BETWEEN_LOOKS === 0 && isOver?.()) return false
    }
    return true
  }
  /** Whoever holds most of a kind loses what was written longest ago; `spared` stays. False when nothing can go. */
  const dropOldest = (kind: Kind, spared: string): boolean => {
    let [most, name] = [nobody, '']
    for (const [other, owner] of kind.owners) {
      if (owner.bytes > most.bytes || (owner.bytes === most.bytes && other > name)) [most, name] = [owner, other]
    }
    for (const key of most.keys) {
      if (key === spared) continue
      dropFrom(kind, key)
      return true
    }
    return false
  }
  const makeRoom = (kind: Kind, key: string, records: number, growth: number): void => {
    const { records: cap, share = 1, oldestOf } = limitOf(kind.name)
    const isFull = () =>
      kind.entries.size + records > cap || kind.room.bytes + growth > share * maxBytes || bytes + growth > maxBytes
    if (!isFull()) return
    // Looking at every record costs what many answers do: while there is no room it is done once a second.
    if (clock() >= kind.swept + 1000) {
      sweepKind(kind, kind.entries.size)
      kind.swept = clock()
    }
    while (isFull() && oldestOf && dropOldest(kind, key)) {}
    if (isFull()) throw storeFull(kind.name)
  }

  const family = <Body>(): Family<Body> => {
    const own = new Map<string, Kind<Body>>()
    const kindOf = (name: string): Kind<Body> => {
      const known = own.get(name)
      if (known) return known
      const { room: roomName = name } = limitOf(name)
      const room = rooms.get(roomName) ?? { bytes: 0 }
      rooms.set(roomName, room)
      const made: Kind<Body> = { name, entries: new Map(), room, owners: new Map(), swept: 0 }
      own.set(name, made)
      kinds.set(name, made)
      return made
    }
    const get = (name: string, key: string): Entry<Body> | undefined => {
      const kind = own.get(name)
      const entry = kind?.entries.get(key)
      if (!kind || !entry || entry.expires > clock()) return entry
      dropFrom(kind, key)
      return undefined
    }
    return {
      get,
      put(name, key, body, size, expires) {
        const kind = kindOf(name)
        const known = get(name, key)
        makeRoom(kind, key, known ? 0 : 1, size - (known?.size ?? 0))
        dropFrom(kind, key)
        kind.entries.set(key, { body, size, expires })
        account(kind, key, size)
      },
      resize(name, key, growth) {
        const kind = kindOf(name)
        const entry = kind.entries.get(key)
        if (!entry) return
        if (growth > 0) makeRoom(kind, key, 0, growth)
        entry.size += growth
        kind.entries.delete(key)
        kind.entries.set(key, entry)
        account(kind, key, growth)
      },
      drop: (name, key) => dropFrom(kindOf(name), key),
    }
  }

  return {
    family,
    sweep(entries, isOver) {
      const all = [...kinds.values()]
      const from = all.findIndex(({ name }) => name === endedIn)
      for (const kind of from < 0 ? all : [...all.slice(from), ...all.slice(0, from)]) {
        endedIn = kind.name
        if (!sweepKind(kind, entries, isOver)) return
        // It is done with: the next one begins behind it.
        endedIn = all[(all.indexOf(kind) + 1) % all.length]?.name
        if (isOver?.()) return
      }
    },
    fullness(name) {
      const { records, share = 1, room = name } = limitOf(name)
      if (records === 0) return 1
      const kind = kinds.get(name)
      // Others may have filled the room that it shares.
      const taken = () => (rooms.get(room)?.bytes ?? 0) / (share * maxBytes)
      if (!kind) return taken()
      const full = () => Math.max(kind.entries.size / records, taken())
      // What has expired and was not met yet takes no room.
      if (full() > 0.95 && clock() >= kind.swept + 1000) {
        sweepKind(kind, kind.entries.size)
        kind.swept = clock()
      }
      return full()
    },
    size(kind) {
      if (kind !== undefined) return kinds.get(kind)?.entries.size ?? 0
      return [...kinds.values()].reduce((sum, one) => sum + one.entries.size, 0)
    },
    bytes: (room) => (room === undefined ? bytes : (rooms.get(room)?.bytes ?? 0)),
    clear() {
      for (const kind of kinds.values()) {
        kind.entries.clear()
        kind.owners.clear()
      }
      for (const room of rooms.values()) room.bytes = 0
      bytes = 0
    },
  }
}

const nobody = { keys: new Set<string>(), bytes: -1 }
