import type { Entry } from '#lib/problems/entry.ts'
import { byPhrase } from './by-phrase.ts'
import { byText } from './by-text.ts'
import { byWords } from './by-words.ts'
import type { Found } from './documents.ts'
import { type Group, grouped } from './grouped.ts'
import type { PageRecord } from './page-record.ts'
import { type Query, readQuery } from './read-query.ts'
import { makeIndex, type SearchIndex } from './search-index.ts'
import { type Terms, termsOf } from './terms.ts'

export interface Answer {
  /** The kinds of the hits, that of the best hit first. */
  readonly groups: readonly Group[]
  readonly mended: Terms['mended']
  /** Error numbers of providers that stand nowhere here. */
  readonly unknown: readonly string[]
  /** What was in quotes stands nowhere: the hits have its words. */
  readonly loose: boolean
}

export type Search = (query: string) => Answer

/**
 * Makes the search over the sections of all pages. It gives what the finder knows by its text first, then the whole query
 * word for word, then its words. The same in a browser and on the server; a query takes time in proportion to its length.
 * @param entries the finder's table
 */
export async function createSearch(pages: readonly PageRecord[], entries: readonly Entry[]): Promise<Search> {
  const index = await makeIndex(pages, entries)
  return (query) => answer(readQuery(query), index)
}

function answer(query: Query, index: SearchIndex): Answer {
  if (query.phrase === '') return { groups: [], mended: [], unknown: [], loose: false }
  const { terms, mended } = termsOf(query, index.vocabulary)
  const unknown = query.codes.filter((code) => !index.vocabulary.has(code))
  const known = byText(query, index)
  const exact = isQuote(query) ? byPhrase(query, index) : []
  const loose = query.quoted && exact.length === 0
  const more = query.quoted && !loose ? [] : byWords(query, terms, index)
  const found = [...inOrder(known), ...inOrder(exact), ...inOrder(more)]
  return { groups: grouped(found), mended: more.length > 0 ? mended : [], unknown, loose }
}

/** So many words in one order stand in two texts by no accident. */
const sentence = 4

/** Whether the query was likely copied from somewhere. */
function isQuote({ quoted, isError, phrase }: Query): boolean {
  return quoted || isError || phrase.split(' ').length >= sentence
}

function inOrder(found: readonly Found[]): readonly Found[] {
  return found.toSorted((a, b) => b.score - a.score)
}
