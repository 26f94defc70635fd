/** True when `text` holds every word of `query`, whatever the case; an empty query matches everything. */
export function containsAll(text: string, query: string): boolean {
  const haystack = text.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word))
}
