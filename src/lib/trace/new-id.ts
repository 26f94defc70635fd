import { randomFillSync } from 'node:crypto'

/** Random bytes that are drawn for many ids at once: asking for sixteen costs as much as asking for thousands. */
const pool = { bytes: Buffer.alloc(4096), used: 4096 }

/**
 * 128 random bits, so that nobody guesses what somebody else was given: 22 characters, or 32 in hex. No bit is given out
 * twice.
 */
export function newId(form: 'base64url' | 'hex' = 'base64url'): string {
  if (pool.used === pool.bytes.length) {
    randomFillSync(pool.bytes)
    pool.used = 0
  }
  const from = pool.used
  pool.used += 16
  const id = pool.bytes.toString(form, from, pool.used)
  pool.bytes.fill(0, from, pool.used)
  return id
}
