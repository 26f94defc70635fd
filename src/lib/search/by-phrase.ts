import type { Found } from './documents.ts'
import { excerptOf } from './excerpt.ts'
import { findPhrase } from './fold.ts'
import type { Query } from './read-query.ts'
import type { SearchIndex } from './search-index.ts'
import { calledLike, weightOf } from './weights.ts'

/** The sections that have the whole query word for word: a message, unless somebody put it in quotes. */
export function byPhrase({ phrase, quoted }: Query, { documents }: SearchIndex): readonly Found[] {
  return documents
    .filter(({ folded, names: [heading] }) => findPhrase(folded, phrase) >= 0 || findPhrase(heading, phrase) >= 0)
    .map((item) => ({
      item,
      score: weightOf(item, { isError: !quoted, isTrouble: false }) * calledLike(item, phrase, []),
      excerpt: () => excerptOf(item.section.text, phrase, new Set()),
    }))
}
