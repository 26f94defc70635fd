import { randomBytes } from 'node:crypto'

/** Seconds the visitor's cookie lives: longer than any capture does. */
const VISITOR_MAX_AGE = 86_400

/** The cookie that tells visitors' captures apart. `__Host-` needs HTTPS. */
export function visitorCookieName(https: boolean): string {
  return https ? '__Host-lab_visitor' : 'lab_visitor'
}

/** 128 random bits, so that no visitor can guess another's key. */
export function newVisitor(): string {
  return randomBytes(16).toString('base64url')
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
