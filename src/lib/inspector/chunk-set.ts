import { maxChunks } from '#lib/streamlit/chunks.ts'
import { innerString, openPayload } from '#lib/streamlit/payload.ts'
import type { tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { cookieContent } from './cookie-content.ts'

/** One piece of a cookie that did not fit. */
export interface Piece {
  readonly name: string
  readonly number: number
  readonly bytes: number
  /** The browser holds it. */
  readonly there: boolean
}

/** A main cookie that says `chunks-<n>`, and its pieces. */
export interface ChunkSet {
  readonly count: number
  readonly pieces: readonly Piece[]
  /** Pieces of an earlier, bigger login that nothing reads any more. */
  readonly orphans: readonly string[]
  /** The pieces put together again; null while one is missing or unreadable. */
  readonly joined: string | null
}

/** `_streamlit_user_2` is the second piece of `_streamlit_user`; null for names that are no piece's. */
export function pieceOf(name: string): { readonly base: string; readonly number: number } | null {
  const [, base, number] = /^(_streamlit_user(?:_tokens)?)_([1-9]\d*)$/.exec(name) ?? []
  return base === undefined || number === undefined ? null : { base, number: Number(number) }
}

/** How many pieces a main cookie's inner string claims; null when it holds everything itself. */
export function claimedPieces(inner: string | null): number | null {
  const claimed = inner === null ? undefined : /^chunks-(\d+)/.exec(inner)?.[1]
  return claimed === undefined ? null : Number(claimed)
}

/** The pieces of a main cookie among those that the browser holds, in the order in which Streamlit reads them. */
export function chunkSet(name: string, inner: string | null, held: ReadonlyMap<string, string>): ChunkSet | null {
  const count = claimedPieces(inner)
  if (count === null) return null
  const shown = Math.min(count, maxChunks) // a forged number must not draw a million rows
  const pieces = Array.from({ length: shown }, (_, index): Piece => {
    const piece = `${name}_${index + 1}`
    const value = held.get(piece)
    const bytes = value === undefined ? 0 : new TextEncoder().encode(`${piece}=${value}`).length
    return { name: piece, number: index + 1, bytes, there: value !== undefined }
  })
  return { count, pieces, orphans: orphansOf(name, count, held), joined: joinedOf(pieces, held) }
}

/** Pieces in the jar that a main cookie of `count` pieces does not read; 0 when it holds everything itself. */
export function orphansOf(name: string, count: number, held: ReadonlyMap<string, string>): string[] {
  return [...held.keys()].filter((one) => {
    const piece = pieceOf(one)
    return piece?.base === name && piece.number > count
  })
}

/** The whole inner string of an identity or tokens cookie, unverified: its own, or its pieces joined. */
export function wholeText(
  name: typeof userCookie | typeof tokensCookie,
  held: ReadonlyMap<string, string>,
): string | null {
  const inner = rawText(held.get(name))
  const chunks = chunkSet(name, inner, held)
  return chunks ? chunks.joined : inner
}

function joinedOf(pieces: readonly Piece[], held: ReadonlyMap<string, string>): string | null {
  const texts = pieces.map(({ name }) => rawText(held.get(name)))
  return texts.some((text) => text === null) ? null : texts.join('')
}

/** The inner string exactly as it was signed. */
export function rawText(value: string | undefined): string | null {
  const payload = value === undefined ? undefined : cookieContent(value)?.parts[0]
  const opened = payload === undefined ? undefined : openPayload(payload)
  return opened === undefined ? null : (innerString(opened) ?? null)
}
