import type { SearchResult } from 'minisearch'
import type { Found } from './documents.ts'
import { excerptOf } from './excerpt.ts'
import { findPhrase } from './fold.ts'
import type { Query } from './read-query.ts'
import type { SearchIndex } from './search-index.ts'
import type { Term } from './terms.ts'
import { calledLike, weightOf } from './weights.ts'

const boost = { heading: 4, title: 2.5, also: 1.5 }
/** What a longer word counts where the query has its beginning. */
const prefix = 0.3

/**
 * The sections that have words of the query: those with all of them first, none with less than half of what another has,
 * and where an error number is looked for, none without it. One that is nowhere leads to no page of another.
 */
export function byWords(
  query: Query,
  terms: readonly Term[],
  { words, documents, vocabulary }: SearchIndex,
): readonly Found[] {
  const codes = query.codes.filter((code) => vocabulary.has(code))
  const beside = codes.length < query.codes.length
  const queries = [
    ...codes.map((code) => ({ queries: [code] })),
    ...terms.map(({ term, prefix: open }) => ({ queries: [term], prefix: open })),
  ]
  if (queries.length === 0) return []
  const results = words.search(
    { combineWith: 'OR', queries },
    { tokenize: (text) => [text], processTerm: (term) => term, boost, weights: { prefix, fuzzy: 0 } },
  )
  const most = results.reduce((count, { queryTerms }) => Math.max(count, queryTerms.length), 0)
  return results
    .filter(({ queryTerms }) => queryTerms.length * 2 >= most && codes.every((code) => queryTerms.includes(code)))
    .flatMap((result) => {
      const item = documents[result.id]
      return item && !(beside && item.numbered)
        ? [{ item, ...judged(item, result, query), share: result.queryTerms.length / queries.length }]
        : []
    })
    .map(({ item, score, share, excerpt }) => ({ item, score: score * share * share, excerpt }))
}

function judged(item: Found['item'], { score, terms, queryTerms }: SearchResult, query: Query) {
  const { phrase } = query
  const several = phrase.includes(' ')
  const exact = several && findPhrase(item.folded, phrase) >= 0 ? 1.5 : 1
  return {
    score: score * weightOf(item, query) * calledLike(item, phrase, queryTerms) * exact,
    excerpt: () => excerptOf(item.section.text, several ? phrase : '', new Set(terms)),
  }
}
