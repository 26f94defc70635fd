import type { SegmentLogs } from './segments.ts'

/** Milliseconds since the epoch. Passed in, so that tests and the lab can move it. */
export type Clock = () => number

/**
 * The one place where state lives that outlasts a request: the providers' records and the visitors' captures.
 * Values are plain JSON. What is read is a copy: changing it changes nothing in the store.
 * `kind` names a family of records with a cap of its own; `key` a record in it. A kind holds one sort of record.
 * `ttl` is in seconds. A record is gone when its time is up, whether or not the memory has been swept.
 *
 * Every operation is atomic: of any number at once, each sees all of another or nothing. A change that depends on what
 * is there is therefore one operation, never a read and a write. Each is one command or one script of Redis, which is
 * why none takes a function of what is there.
 */
export interface Store extends Values, Fields, Lists, SegmentLogs {
  /** Bounds the kinds that are named. A kind that nobody named may hold {@link defaultCap} records. */
  limit(limits: Limits): void
  /** Whether of one of these kinds hardly any more can be written: a twentieth of its records or its room at most. */
  nearlyFull(kinds: readonly string[]): Promise<boolean>
  /** Resolves when the store can serve; throws otherwise. */
  ping(): Promise<void>
  /** Whether it could when it was last asked for anything. */
  isUp(): boolean
  close(): Promise<void>
}

/** Bounds by kind: the most records, or more exactly. */
export type Limits = Readonly<Record<string, number | Limit>>

/** How much of the store a kind may take. */
export interface Limit {
  /** The most records. */
  readonly records: number
  /** The most of the store's characters that its room may hold: 0 to 1. Left out: all. */
  readonly share?: number
  /** The room that it shares with other kinds. Left out: a room of its own. */
  readonly room?: string
  /**
   * Where there is no room, whoever holds most loses what was written longest ago, and the new is kept: whose a record is,
   * by its key. Left out: the new is refused. For what a visitor does in the lab, never for logins that are under way.
   */
  readonly oldestOf?: (key: string) => string
}

/** The most records of a kind that nobody limited. */
export const defaultCap = 10_000

/** Records of one value each. */
export interface Values {
  get<T>(kind: string, key: string): Promise<T | undefined>
  /** Writes or replaces. Throws {@link StoreFull} when the record is new and there is no room for it. */
  set(kind: string, key: string, value: unknown, ttl: number): Promise<void>
  /** Replaces and gives what was there: of any number of callers at once each gets what another wrote, one the first. */
  swap<T>(kind: string, key: string, value: unknown, ttl: number): Promise<T | undefined>
  /** Writes only if the key is free. True for exactly one of any number of callers at once. */
  claim(kind: string, key: string, value: unknown, ttl: number): Promise<boolean>
  /** Writes or replaces unless there is a record `unless`. False, and nothing written, when there is. */
  setUnless(kind: string, key: string, value: unknown, options: { ttl: number; unless: RecordName }): Promise<boolean>
  /** Reads and deletes: of any number of callers at once exactly one gets the value. */
  take<T>(kind: string, key: string): Promise<T | undefined>
  delete(kind: string, key: string): Promise<void>
  /** Deletes a record only while it holds this value. */
  deleteIf(kind: string, key: string, value: string | number): Promise<boolean>
  /** Adds one to a counter and returns it; the first call returns 1 and sets the time. */
  count(kind: string, key: string, ttl: number): Promise<number>
}

export interface RecordName {
  readonly kind: string
  readonly key: string
}

/** Records of named fields that change one by one. */
export interface Fields {
  /** Every field of a record; empty when there is none. */
  fields<T extends object>(kind: string, key: string): Promise<Partial<T>>
  /** Writes the fields that are named, deletes those that are null, leaves the others. No record without a field. */
  setFields(kind: string, key: string, changes: Readonly<Record<string, unknown>>, ttl: number): Promise<void>
}

/** Records that are lists. */
export interface Lists {
  /**
   * Adds to the end of a list and renews its time. Beyond `max` items or `maxBytes` of JSON nothing is added and the
   * answer is false; or, with `whenFull`, the oldest items go until no more than it says is left. Throws
   * {@link StoreFull} when the store has no room.
   */
  append(kind: string, key: string, item: unknown, limits: ListLimits): Promise<boolean>
  /** The items of a list in the order they were added; empty when there is none. */
  list<T>(kind: string, key: string): Promise<T[]>
}

export interface ListLimits {
  readonly ttl: number
  readonly max: number
  readonly maxBytes?: number
  readonly whenFull?: { readonly items: number; readonly bytes: number }
}

/** New work is refused; no login under way is thrown out to make room. Answer 503 with Retry-After. */
export interface StoreFull extends Error {
  readonly code: 'store-full'
  readonly kind: string
}

export function storeFull(kind: string): StoreFull {
  const error = new Error(`the store holds as much of "${kind}" as it may`)
  return Object.assign(error, { code: 'store-full', kind } as const)
}

/** The store cannot be asked: its server does not answer. Answer 503 with Retry-After; nothing is kept elsewhere instead. */
export interface StoreDown extends Error {
  readonly code: 'store-down'
}

export function storeDown(reason: string): StoreDown {
  return Object.assign(new Error(`the store does not answer: ${reason}`), { code: 'store-down' } as const)
}

/** Whether a thing was not done because the store has no room or does not answer: neither is a mistake of ours. */
export function isStoreAway(error: unknown): error is StoreFull | StoreDown {
  return isStoreFull(error) || (error instanceof Error && 'code' in error && error.code === 'store-down')
}

/** By its code: the process and the built site each load this file, so that a class of one is unknown to the other. */
export function isStoreFull(error: unknown): error is StoreFull {
  return error instanceof Error && 'code' in error && error.code === 'store-full'
}
