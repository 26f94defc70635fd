import { maxChunks } from '#lib/streamlit/chunks.ts'
import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import { indented } from './open-cookie.ts'

/** A value whose pieces were put together again. */
export interface Joined {
  readonly name: string
  readonly pieces: number
  /** JSON, indented. Null: piece number `missing` is not there, or cannot be read. */
  readonly text: string | null
  readonly missing: number | null
}

/** The value of a cookie that says `chunks-<n>`, put together; nothing for one that is whole. */
export function joinedOf(name: string, jar: ReadonlyMap<string, string>): Joined[] {
  const count = Number(/^chunks-(\d+)/.exec(innerOf(jar.get(name)) ?? '')?.[1] ?? 0)
  if (count < 1 || count > maxChunks) return []
  const pieces = Array.from({ length: count }, (_, index) => innerOf(jar.get(`${name}_${index + 1}`)))
  const missing = pieces.indexOf(undefined)
  const text = missing === -1 ? indented(pieces.join('')) : null
  return [{ name, pieces: count, text, missing: missing === -1 ? null : missing + 1 }]
}

/** What a cookie says that was signed; verifies nothing. */
export function innerOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : takeApart(value)?.inner
}
