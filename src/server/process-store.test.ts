import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { processStore } from './process-store.ts'

afterEach(() => {
  vi.useRealTimers()
})

const hour = 3_600_000

test('records live as long as they were told, however the machine’s clock is set', async () => {
  const store = processStore()
  await store.set('session', 'long', 1, 60)
  await store.set('session', 'short', 1, 0.05)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hour })
  expect(await store.get('session', 'long')).toBe(1)
  vi.setSystemTime(Date.now() - 2 * hour)
  await wait(60)
  expect(await store.get('session', 'short')).toBeUndefined()
  expect(await store.get('session', 'long')).toBe(1)
})

test('what has expired is freed though nobody asks for it', async () => {
  const store = processStore()
  await store.set('session', 'a', 1, 0.05)
  await expect.poll(() => store.size(), { timeout: 60_000 }).toBe(0)
})
