import type { boundedRecords } from './bounded-records.ts'
import type { Clock } from './store.ts'

/** What the parts of a memory store share. */
export interface Memory {
  readonly clock: Clock
  readonly records: ReturnType<typeof boundedRecords>
  /** When a record ends that lives for `ttl` seconds from now. */
  until(ttl: number): number
}
