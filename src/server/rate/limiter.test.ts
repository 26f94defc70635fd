import { expect, onTestFinished, test } from 'vitest'
import { redisClient } from '#lib/store/redis/client.ts'
import { startRedis, withoutRedis } from '#lib/store/redis/testing.ts'
import { rateLimits } from './kinds.ts'
import { memoryLimiter, sharedLimiter } from './limiter.ts'

const redis = await startRedis()
if (!redis) withoutRedis()

const limits = { ...rateLimits, plays: { points: 2, seconds: 3600 } }

test('an address has its share of each kind, and others have theirs', async () => {
  const limiter = memoryLimiter(limits)
  const first = [await limiter.take('plays', '192.0.2.1'), await limiter.take('plays', '192.0.2.1')]
  expect(first).toEqual([0, 0])
  const wait = await limiter.take('plays', '192.0.2.1')
  expect(wait).toBeGreaterThan(3000)
  expect(wait).toBeLessThanOrEqual(3600)
  expect(await limiter.take('plays', '192.0.2.2')).toBe(0)
  expect(await limiter.take('pages', '192.0.2.1')).toBe(0)
})

test('so many addresses are counted and no more: the one that came first is forgotten', async () => {
  const limiter = memoryLimiter(limits, 2)
  for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.2']) await limiter.take('plays', address)
  expect(await limiter.take('plays', '192.0.2.1')).toBeGreaterThan(0)
  await limiter.take('plays', '192.0.2.3')
  expect(await limiter.take('plays', '192.0.2.1')).toBe(0)
})

test.skipIf(!redis)('while the Redis hangs each process counts for itself', async () => {
  const client = await redisClient({ url: redis?.url ?? '', prefix: '{rates}:', onLost: () => undefined })
  onTestFinished(async () => {
    await client.close()
    await redis?.stop()
  })
  const limiter = sharedLimiter(limits, client)
  expect(await limiter.take('plays', '192.0.2.1')).toBe(0)
  redis?.process.kill('SIGSTOP')
  const taken = [await limiter.take('plays', '192.0.2.1'), await limiter.take('plays', '192.0.2.1')]
  expect(taken).toEqual([0, 0])
  expect(await limiter.take('plays', '192.0.2.1')).toBeGreaterThan(0)
})
