import { type MemoryStore, memoryStore } from '#lib/store/memory-store.ts'

/** Milliseconds between two sweeps, and for one; and how many records of each kind it looks at. */
const sweeping = { every: 1_000, takes: 5, entries: 5_000 } as const

/** Milliseconds that go on evenly when somebody sets the machine's clock: records live as long as they were told. */
const steady = () => performance.timeOrigin + performance.now()

/** The store of this process. What has expired is freed now and then for as long as the process lives. */
export function processStore(): MemoryStore {
  const store = memoryStore({ clock: steady })
  const sweep = () => {
    const end = performance.now() + sweeping.takes
    store.sweep(sweeping.entries, () => performance.now() >= end)
  }
  setInterval(sweep, sweeping.every).unref()
  return store
}
