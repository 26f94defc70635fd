import { newId } from './new-id.ts'

const ID = 22
const OWNER = 6

/**
 * The key of a new visitor: what an id is, and behind it to which address it was given. Everything that is kept of
 * visitors has a name that begins with the key, so that a store can tell how much of it one address has.
 *
 * @param address six characters that stand for the address, from which nobody can tell it
 */
export function newVisitorKey(address: string): string {
  return newId() + address.padEnd(OWNER, '-').slice(0, OWNER)
}

/** To which address the visitor's key was given that a record's name begins with. */
export function issuedTo(name: string): string {
  return name.slice(ID, ID + OWNER)
}
