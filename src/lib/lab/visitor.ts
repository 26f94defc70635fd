import { randomFillSync } from 'node:crypto'

/** Seconds the visitor's cookie lives: longer than any capture does. */
const VISITOR_MAX_AGE = 86_400

/** The cookie that tells visitors' captures apart. `__Host-` needs HTTPS. */
export function visitorCookieName(https: boolean): string {
  return https ? '__Host-lab_visitor' : 'lab_visitor'
}

/** Random bytes that are drawn for many keys at once: asking for sixteen costs as much as asking for thousands. */
const pool = { bytes: Buffer.alloc(4096), used: 4096 }

/** 128 random bits, so that no visitor can guess another's key. No bit is given out twice. */
export function newVisitor(): string {
  if (pool.used === pool.bytes.length) {
    randomFillSync(pool.bytes)
    pool.used = 0
  }
  const from = pool.used
  pool.used += 16
  const key = pool.bytes.toString('base64url', from, pool.used)
  pool.bytes.fill(0, from, pool.used)
  return key
}

/** The key in a cookie's value, or undefined when it is not one that `newVisitor` could have made. */
export function readVisitor(value: string | undefined): string | undefined {
  return value !== undefined && /^[A-Za-z0-9_-]{22}$/.test(value) ? value : undefined
}

/** The Set-Cookie line that gives a visitor a key. */
export function visitorSetCookie(visitor: string, https: boolean): string {
  const secure = https ? '; Secure' : ''
  return `${visitorCookieName(https)}=${visitor}; Path=/; Max-Age=${VISITOR_MAX_AGE}; HttpOnly; SameSite=Lax${secure}`
}

/** The Set-Cookie line that takes the key away again. */
export function visitorDeletion(https: boolean): string {
  return `${visitorCookieName(https)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
}
