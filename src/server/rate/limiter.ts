import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateKind, RateLimit, RateLimits } from './kinds.ts'

export interface Limiter {
  /** Counts one request of an address. Gives the seconds to wait where it has had its share, 0 where it may go on. */
  take(kind: RateKind, address: string): Promise<number>
}

/** Counts in this process. The time of an address begins with its first request, not with the clock's minute. */
export function memoryLimiter(limits: RateLimits): Limiter {
  return counting(limits, inProcess)
}

/**
 * Counts in the Redis that several processes share; each for itself while it is away, and each for itself the pages,
 * which need nothing of it.
 * @param connection of `@redis/client`
 */
export function sharedLimiter(limits: RateLimits, connection: unknown): Limiter {
  return counting(limits, (kind, limit) => {
    if (kind === 'pages') return inProcess(kind, limit)
    return new RateLimiterRedis({
      storeClient: connection,
      useRedisPackage: true,
      keyPrefix: `{rates}:${kind}`,
      points: limit.points,
      duration: limit.seconds,
      rejectIfRedisNotReady: true,
      insuranceLimiter: inProcess(kind, limit),
      // Who has had enough is refused without asking.
      inMemoryBlockOnConsumed: limit.points + 1,
    })
  })
}

type Counter = Pick<RateLimiterMemory, 'consume'>

function inProcess(kind: string, { points, seconds }: RateLimit): RateLimiterMemory {
  return new RateLimiterMemory({ keyPrefix: kind, points, duration: seconds })
}

function counting(limits: RateLimits, make: (kind: string, limit: RateLimit) => Counter): Limiter {
  const counters = new Map(Object.entries(limits).map(([kind, limit]) => [kind, make(kind, limit)]))
  return {
    async take(kind, address) {
      try {
        await counters.get(kind)?.consume(address)
        return 0
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
        throw refused
      }
    },
  }
}
