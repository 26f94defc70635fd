import { type MemoryStore, memoryStore } from '#lib/store/memory-store.ts'

/** How often a store is swept, in milliseconds, and how many records of each kind a sweep of one in memory looks at. */
export const sweeping = { every: 30_000, entries: 20_000 } as const

/** The store of this process. What has expired is freed now and then for as long as the process lives. */
export function processStore(): MemoryStore {
  const store = memoryStore({ clock: Date.now })
  setInterval(() => store.sweep(sweeping.entries), sweeping.every).unref()
  return store
}
