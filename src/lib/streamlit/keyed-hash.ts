import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '#lib/python/bytes.ts'

export type HashName = 'sha1' | 'sha256'

/** HMAC of the UTF-8 bytes of a text, with a key that is kept. */
export type KeyedHash = (text: string) => Uint8Array

/** Prepares a {@link KeyedHash}. */
export type MakeKeyedHash = (hash: HashName, key: Uint8Array) => KeyedHash

const hashes = { sha1, sha256 }

/** In plain JavaScript, for wherever there is nothing faster. */
export const portableKeyedHash: MakeKeyedHash = (hash, key) => {
  const state = hmac.create(hashes[hash], key)
  return (text) => state.clone().update(utf8(text)).digest()
}

/** How many keys are kept: a sample app has about five, one for each of its cookies. */
const mostKeys = 500

let make = portableKeyedHash
const kept = new Map<string, KeyedHash>()

/** Makes keyed hashes in another way from here on: a server has a faster one at hand (`lib/lab/native.ts`). */
export function useKeyedHash(other: MakeKeyedHash): void {
  make = other
  kept.clear()
}

/**
 * The keyed hash for a key that is used again and again. `name` stands for the key, which is computed only when it is
 * not among the last {@link mostKeys}.
 */
export function keyedHash(hash: HashName, name: string, key: () => Uint8Array): KeyedHash {
  const found = kept.get(`${hash} ${name}`)
  if (found !== undefined) return found
  const made = make(hash, key())
  const [oldest] = kept.keys()
  if (kept.size >= mostKeys && oldest !== undefined) kept.delete(oldest)
  kept.set(`${hash} ${name}`, made)
  return made
}
