import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What is sealed. The nonce is drawn once for a registration; with it every key makes the same text again. */
export interface Opened {
  /** 12 random bytes. */
  readonly nonce: Buffer
  readonly plain: Buffer
}

/** Texts of one kind that only who holds the master secret can make or read. They hold `[A-Za-z0-9_-]` alone. */
export interface Seal {
  seal(opened: Opened): string
  /** undefined for what was not made here: changed, cut, spelt otherwise, or of another kind or version. */
  unseal(text: string): Opened | undefined
  /** The nonce with which a text of this kind begins, believed as it stands; undefined when it is cut before its end. */
  nonceOf(text: string): Buffer | undefined
}

const NONCE = 12
const MAC = 16

/**
 * AES-256-GCM with a key of its own for each `prefix`, which names kind and version and is authenticated too.
 * A text is `<prefix>_` and the base64url of nonce, ciphertext and tag; only its canonical spelling is taken.
 */
export function createSeal(master: string, prefix: string): Seal {
  const key = keyFor(master, `seal ${prefix}`)
  return {
    seal({ nonce, plain }) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(prefix))
      const bytes = [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]
      return `${prefix}_${Buffer.concat(bytes).toString('base64url')}`
    },
    unseal(text) {
      if (!text.startsWith(`${prefix}_`)) return undefined
      const bytes = fromBase64url(text.slice(prefix.length + 1))
      if (!bytes || bytes.length <= NONCE + MAC) return undefined
      const nonce = bytes.subarray(0, NONCE)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: MAC })
      decipher.setAAD(Buffer.from(prefix)).setAuthTag(bytes.subarray(-MAC))
      try {
        const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE, -MAC)), decipher.final()])
        return { nonce, plain }
      } catch {
        return undefined
      }
    },
    nonceOf(text) {
      if (!text.startsWith(`${prefix}_`)) return undefined
      const begin = text.slice(prefix.length + 1, prefix.length + 1 + (NONCE * 4) / 3)
      const nonce = fromBase64url(begin)
      return nonce?.length === NONCE ? nonce : undefined
    },
  }
}

/** A function that turns a text into a secret of 43 characters (HMAC-SHA-256), the same whenever it is asked. */
export function createDerivation(master: string, purpose: string): (text: string) => string {
  const key = keyFor(master, purpose)
  return (text) => createHmac('sha256', key).update(text).digest('base64url')
}

/** Short names for nonces, which nobody else can make: the nonce and 8 bytes of HMAC, 27 characters. */
export function createTags(master: string): { of(nonce: Buffer): string; isOurs(tag: string): boolean } {
  const key = keyFor(master, 'tags')
  const make = (nonce: Buffer): Buffer =>
    Buffer.concat([nonce, createHmac('sha256', key).update(nonce).digest().subarray(0, 8)])
  return {
    of: (nonce) => make(nonce).toString('base64url'),
    isOurs(tag) {
      const bytes = fromBase64url(tag)
      return bytes?.length === NONCE + 8 && timingSafeEqual(bytes, make(bytes.subarray(0, NONCE)))
    },
  }
}

function keyFor(master: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', purpose, 32))
}

function fromBase64url(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9_-]{1,400}$/.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : undefined
}
