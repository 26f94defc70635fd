import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

const MOST_MADE = 2000
const LONGEST_MADE = 256

/** What Koa's cookies sign and verify with: the part of Keygrip's interface that they use. */
export interface CookieSigner {
  /** The mark of a text, by the first key. */
  sign(text: string): string
  /** Which key a mark was made with; -1 for none. */
  index(text: string, mark: string): number
  verify(text: string, mark: string): boolean
}

/**
 * Marks as Keygrip makes them, HMAC-SHA-1 in base64url, with keys that are made once. Keygrip itself makes a key for each
 * mark, and two more with random bytes to compare it: eight times the work.
 */
export function cookieSigner(keys: readonly string[]): CookieSigner {
  const [newest, ...earlier] = keys.map((key) => createSecretKey(Buffer.from(key)))
  const made = new Map<string, string>()
  const markOf = (text: string, key: KeyObject): string => createHmac('sha1', key).update(text).digest('base64url')
  /** By the newest key. A browser brings a cookie with each request until it gets another: it is marked once. */
  const sign = (text: string): string => {
    const known = made.get(text)
    if (known !== undefined) return known
    const mark = newest ? markOf(text, newest) : ''
    if (made.size >= MOST_MADE) made.clear()
    if (text.length <= LONGEST_MADE) made.set(text, mark)
    return mark
  }
  const index = (text: string, mark: string): number => {
    if (isSame(sign(text), mark)) return 0
    const older = earlier.findIndex((key) => isSame(markOf(text, key), mark))
    return older < 0 ? -1 : older + 1
  }
  return {
    sign,
    index,
    verify: (text, mark) => index(text, mark) >= 0,
  }
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
