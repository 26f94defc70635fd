/** Gives `length` random characters. Tests pass their own. */
export type RandomString = (length: number) => string

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Bytes that give every character as often as any other: four times the alphabet. */
const usable = 4 * alphabet.length

/** Asking the system costs more than the bytes do, so they are fetched ahead. */
const pool = new Uint8Array(1024)
let used = pool.length

/** `length` characters of [A-Za-z0-9] from the system's secure random source, each equally likely. */
export const randomString: RandomString = (length) => {
  let text = ''
  while (text.length < length) {
    const byte = nextByte()
    if (byte < usable) text += alphabet.charAt(byte % alphabet.length)
  }
  return text
}

function nextByte(): number {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const byte = pool[used] ?? 0
  pool[used++] = 0 // a byte that was given away is forgotten
  return byte
}
