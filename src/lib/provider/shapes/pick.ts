import type { Claims, Json } from '../claims.ts'

/** Of the claims those with these names, as far as they are there. */
export function pick(claims: Claims, names: readonly string[]): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => names.includes(name)))
}
