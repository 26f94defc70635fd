import type { Entry } from '#lib/problems/entry.ts'
import { findProblems } from '#lib/problems/find-problems.ts'
import { errorPath } from './addresses.ts'

/** What is longer is cut off, in UTF-16 units. */
const longest = 500

/**
 * The address on this site that a text leads to: the page of a problem whose text or code it holds, or the finder.
 * `encoded`: as it stands in an address.
 */
export function lookUpPath(encoded: string, entries: readonly Entry[]): string {
  const text = decoded(encoded.slice(0, longest * 3))
    .slice(0, longest)
    .trim()
  const [best] = text === '' ? [] : findProblems(text, entries).hits
  if (best && best.by !== 'words') return errorPath(best.entry.code)
  return text === '' ? '/fix/' : `/fix/?q=${encodeURIComponent(text.toWellFormed())}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
