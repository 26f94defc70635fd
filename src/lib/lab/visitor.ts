import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { deriveSecret } from '#lib/sample-app/derive-secret.ts'
import { newVisitorKey } from '#lib/trace/visitor-key.ts'

/** Seconds the visitor's cookie lives: longer than any capture does. */
const VISITOR_MAX_AGE = 86_400

/** Who visits the lab, each told by a key that this site has made and signed. */
export interface Visitors {
  /** A key for a visitor who has none. `address`: from where the visitor asks; nobody can tell it from the key. */
  issue(address: string): string
  /** The key in a cookie's value; undefined for one that this site has not made. */
  read(cookie: string | undefined): string | undefined
  /** The Set-Cookie line that gives a visitor a key. */
  setCookie(key: string): string
}

const MAC = 16
const MOST_KNOWN = 2000
const form = /^[A-Za-z0-9_-]{28}\.[A-Za-z0-9_-]{16}$/

/**
 * The cookie's value is the key and a MAC over it, so that nobody makes up visitors who never were given room. Keys
 * that were given to one address carry the same six characters, an HMAC of the address.
 */
export function labVisitors(options: {
  readonly cookieSecret: string
  readonly https: boolean
  /** Secrets of before: keys that were signed with them are still taken. */
  readonly earlierSecrets?: readonly string[]
}): Visitors {
  const { https, earlierSecrets = [] } = options
  const newest = signer(options.cookieSecret)
  const signers = [newest, ...earlierSecrets.map(signer)]
  /** Keys by the cookies that were found to be signed: a login brings the same one with each of its requests. */
  const known = new Map<string, string>()
  return {
    issue: (address) => newVisitorKey(newest.hmac(`address ${address}`)),
    read(cookie) {
      if (cookie === undefined) return undefined
      const seen = known.get(cookie)
      if (seen !== undefined || !form.test(cookie)) return seen
      const key = cookie.slice(0, -MAC - 1)
      const isOf = ({ signed }: Signer) => timingSafeEqual(Buffer.from(cookie), Buffer.from(signed(key)))
      if (!signers.some(isOf)) return undefined
      if (known.size >= MOST_KNOWN) known.clear()
      known.set(cookie, key)
      return key
    },
    setCookie(key) {
      const secure = https ? '; Secure' : ''
      return `${visitorCookieName(https)}=${newest.signed(key)}; Path=/; Max-Age=${VISITOR_MAX_AGE}; HttpOnly; SameSite=Lax${secure}`
    },
  }
}

interface Signer {
  hmac(text: string): string
  /** A key and its MAC, as they stand in the cookie. */
  signed(key: string): string
}

function signer(cookieSecret: string): Signer {
  const secret = createSecretKey(Buffer.from(deriveSecret(cookieSecret, 'lab visitors')))
  const hmac = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  return { hmac, signed: (key) => `${key}.${hmac(`key ${key}`).slice(0, MAC)}` }
}

/** The cookie that tells visitors' captures apart. `__Host-` needs HTTPS. */
export function visitorCookieName(https: boolean): string {
  return https ? '__Host-lab_visitor' : 'lab_visitor'
}

/** The Set-Cookie line that takes the key away again. */
export function visitorDeletion(https: boolean): string {
  return `${visitorCookieName(https)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
}
