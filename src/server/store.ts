import { redisClient } from '#lib/store/redis/client.ts'
import { redisStore } from '#lib/store/redis/redis-store.ts'
import type { Store } from '#lib/store/store.ts'
import { log } from './log.ts'
import { processStore } from './process-store.ts'
import { type Limiter, memoryLimiter, sharedLimiter } from './rate/limiter.ts'
import type { Settings } from './settings.ts'

/** What outlasts a request, and what an address has had of its share. */
export interface Kept {
  readonly store: Store
  /** null: nothing is counted. */
  readonly limiter: Limiter | null
}

/** Milliseconds between two sweeps of a Redis, whose records end by themselves a minute later. */
const SWEEP = 10_000

/** The version of what is written: a process never reads what another version wrote in another form. */
const SCHEMA = 1

/**
 * In this process, or in the Redis that several share. While that one is away nothing is kept here instead. Throws for a
 * Redis that may lose what it was given.
 */
export async function kept({ redisUrl, rateLimits }: Settings): Promise<Kept> {
  if (redisUrl === null) return { store: processStore(), limiter: rateLimits && memoryLimiter(rateLimits) }
  const onLost = (reason: string) => log({ level: 'error', event: 'store', message: `Redis: ${reason}` })
  const client = await redisClient({ url: redisUrl, prefix: `{authentication-guide:${SCHEMA}}:`, onLost })
  const store = redisStore({ client, clock: Date.now })
  setInterval(() => void store.sweep().catch(() => undefined), SWEEP).unref()
  return { store, limiter: rateLimits && sharedLimiter(rateLimits, client) }
}
