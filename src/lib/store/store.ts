/** Milliseconds since the epoch. Passed in, so that tests and the lab can move it. */
export type Clock = () => number

/**
 * The one place where state lives that outlasts a request: the providers' records and the visitors' captures.
 * Values are plain JSON. What is read is a copy: changing it changes nothing in the store.
 * `kind` names a family of records with a cap of its own; `key` a record in it.
 * `ttl` is in seconds. A record is gone when its time is up, whether or not the memory has been swept.
 */
export interface Store {
  get<T>(kind: string, key: string): Promise<T | undefined>
  /** Writes or replaces. Throws {@link StoreFull} when the record is new and its kind is at its cap. */
  set(kind: string, key: string, value: unknown, ttl: number): Promise<void>
  /** Writes only if the key is free. True for exactly one of any number of callers at once. */
  claim(kind: string, key: string, value: unknown, ttl: number): Promise<boolean>
  delete(kind: string, key: string): Promise<void>
  /** Adds to the end of a list and renews its time. False, and nothing added, beyond `max` items or `maxBytes` of JSON. */
  append(
    kind: string,
    key: string,
    item: unknown,
    options: { ttl: number; max: number; maxBytes?: number },
  ): Promise<boolean>
  /** The items of a list in the order they were added; empty when there is none. */
  list<T>(kind: string, key: string): Promise<T[]>
  /** Adds one to a counter and returns it; the first call returns 1 and sets the time. */
  count(kind: string, key: string, ttl: number): Promise<number>
  /** Resolves when the store can serve; throws otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** New work is refused; nothing in flight is thrown out to make room. Answer 503 with Retry-After. */
export class StoreFull extends Error {
  readonly kind: string
  constructor(kind: string) {
    super(`the store holds as many "${kind}" records as it may`)
    this.name = 'StoreFull'
    this.kind = kind
  }
}
