import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateKind, RateLimits } from './kinds.ts'

export interface Limiter {
  /** Counts one request of an address. Gives the seconds to wait where it has had its share, 0 where it may go on. */
  take(kind: RateKind, address: string): Promise<number>
}

/** Counts in this process. The time of an address begins with its first request, not with the clock's minute. */
export function memoryLimiter(limits: RateLimits): Limiter {
  const counters = new Map(
    Object.entries(limits).map(([kind, { points, seconds }]) => [
      kind,
      new RateLimiterMemory({ keyPrefix: kind, points, duration: seconds }),
    ]),
  )
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
