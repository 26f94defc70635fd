import { findProblems } from '#lib/problems/find-problems.ts'
import type { Found } from './documents.ts'
import type { Query } from './read-query.ts'
import type { SearchIndex } from './search-index.ts'

/** The problems whose texts or codes the query holds, word for word, in the finder's order. */
export function byText({ text }: Query, { documents, entries }: SearchIndex): readonly Found[] {
  const { hits } = findProblems(text, entries)
  return hits
    .filter(({ by }) => by !== 'words')
    .flatMap(({ entry, what, score }) => {
      const item = documents.find(({ page }) => page.path === `/errors/${entry.code}/`)
      return item ? [{ item, score, excerpt: () => [{ text: what, marked: true }] }] : []
    })
}
