import type { Query } from './read-query.ts'
import type { Vocabulary } from './vocabulary.ts'
import { type QueryWord, queryWords } from './words.ts'

/** A word that is looked for. */
export interface Term {
  readonly term: string
  /** It was not ended: longer words count too. */
  readonly prefix: boolean
}

/** Of one query no more words are mended: to find the nearest word takes longer than to find one. */
const mostMended = 4

export interface Terms {
  readonly terms: readonly Term[]
  /** Words that stand nowhere, each with the one that was looked for instead. */
  readonly mended: readonly (readonly [typed: string, meant: string])[]
}

/** What to look for: the words as they are, the last one as far as it goes, and what was mistyped as it was likely meant. */
export function termsOf({ words, open }: Query, vocabulary: Vocabulary): Terms {
  const mended: (readonly [string, string])[] = []
  const resolve = ({ term: word, typed }: QueryWord, last: boolean): readonly Term[] => {
    if (vocabulary.has(word)) return [{ term: word, prefix: last && word.length > 2 && !/\d/.test(word) }]
    if (last && word.length > 1 && !/\d/.test(word) && vocabulary.begins(word)) return [{ term: word, prefix: true }]
    const meant = mended.length < mostMended ? vocabulary.mended(word) : null
    if (meant !== null) {
      mended.push([typed, meant])
      return [{ term: meant, prefix: false }]
    }
    const parts = queryWords(word.replace(/[._-]+/g, ' '))
    return /[._-]/.test(word) ? parts.flatMap((part) => resolve(part, false)) : []
  }
  const terms = words.flatMap((word, index) => resolve(word, open && index === words.length - 1))
  return { terms, mended }
}
