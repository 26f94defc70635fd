import type { SearchDocument } from './documents.ts'
import { findPhrase } from './fold.ts'
import type { Kind } from './page-record.ts'
import type { Query } from './read-query.ts'

/** What a kind counts: there are many problems and experiments, and each speaks of what the guide explains once; the
 * reference and the table of versions name everything again. */
const weights: Readonly<Record<Kind, number>> = {
  problem: 0.9,
  key: 1.1,
  claim: 1,
  guide: 1.4,
  recipe: 1.1,
  provider: 1.1,
  lab: 0.7,
  reference: 0.7,
  version: 0.5,
  glossary: 1.3,
  page: 1,
}

/** What it counts to be a problem for who has an error, and for who says that something goes wrong. */
const mends = { error: 2, trouble: 1.8 }

type Situation = Pick<Query, 'isError' | 'isTrouble'>

/** What it counts to be of this kind, on a page of that kind. */
export function weightOf({ kind, page }: SearchDocument, { isError, isTrouble }: Situation): number {
  const weight = kind === page.kind ? weights[kind] : weights[kind] * weights[page.kind]
  if (kind !== 'problem') return weight
  return weight * (isError ? mends.error : isTrouble ? mends.trouble : 1)
}

/** What it counts to be called like what is looked for: 1 for not at all. */
export function calledLike({ names, title }: SearchDocument, phrase: string, words: readonly string[]): number {
  const [heading, ...others] = names
  if (heading === phrase) return 3
  if (others.includes(phrase)) return 2.5
  if (findPhrase(heading, phrase) >= 0 || findPhrase(title, phrase) >= 0) return 1.5
  return words.some((word) => names.includes(word)) ? 1.25 : 1
}
