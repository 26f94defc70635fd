import { randomInt } from 'node:crypto'

/** Gives `length` random characters. Tests pass their own. */
export type RandomString = (length: number) => string

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** `length` characters of [A-Za-z0-9] from the system's secure random source, each equally likely. */
export const randomString: RandomString = (length) =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
