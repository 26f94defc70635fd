import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { inTime, type RedisClient } from '#lib/store/redis/client.ts'
import type { RateKind, RateLimit, RateLimits } from './kinds.ts'

export interface Limiter {
  /** Counts one request of an address. Gives the seconds to wait where it has had its share, 0 where it may go on. */
  take(kind: RateKind, address: string): Promise<number>
}

/** The most addresses that a process counts at a time, of each kind. */
const MOST_ADDRESSES = 100_000

/**
 * Counts in this process. The time of an address begins with its first request, not with the clock's minute. Where there
 * are too many addresses, the one that came first is forgotten.
 */
export function memoryLimiter(limits: RateLimits, mostAddresses = MOST_ADDRESSES): Limiter {
  return counting(limits, (kind, limit) => inProcess(kind, limit, mostAddresses))
}

/**
 * Counts in the Redis that several processes share; each for itself while it is away or does not answer, and each for
 * itself the pages, which need nothing of it.
 */
export function sharedLimiter(limits: RateLimits, { connection, isUp }: RedisClient): Limiter {
  return counting(limits, (kind, limit) => {
    const own = inProcess(kind, limit, MOST_ADDRESSES)
    if (kind === 'pages') return own
    const shared = new RateLimiterRedis({
      storeClient: connection,
      useRedisPackage: true,
      keyPrefix: `{rates}:${kind}`,
      points: limit.points,
      duration: limit.seconds,
      rejectIfRedisNotReady: true,
      // Who has had enough is refused without asking.
      inMemoryBlockOnConsumed: limit.points + 1,
    })
    return async (address) => {
      if (isUp()) {
        try {
          // A Redis that hangs keeps its connection, and its answers.
          return await inTime(shared.consume(address))
        } catch (refused) {
          if (refused instanceof RateLimiterRes) throw refused
        }
      }
      return own(address)
    }
  })
}

/** Counts a request. Throws a RateLimiterRes where the address has had its share. */
type Counter = (address: string) => Promise<unknown>

function inProcess(kind: string, { points, seconds }: RateLimit, most: number): Counter {
  const counter = new RateLimiterMemory({ keyPrefix: kind, points, duration: seconds })
  const addresses = new Set<string>()
  return async (address) => {
    if (!addresses.has(address)) {
      // Those whose time is over stand first, since all of a kind have the same time.
      const [first] = addresses
      if (addresses.size >= most && first !== undefined) {
        addresses.delete(first)
        await counter.delete(first)
      }
      addresses.add(address)
    }
    return counter.consume(address)
  }
}

function counting(limits: RateLimits, make: (kind: string, limit: RateLimit) => Counter): Limiter {
  const counters = new Map(Object.entries(limits).map(([kind, limit]) => [kind, make(kind, limit)]))
  return {
    async take(kind, address) {
      try {
        await counters.get(kind)?.(address)
        return 0
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
        throw refused
      }
    },
  }
}
