import MiniSearch from 'minisearch'
import type { Entry } from '#lib/problems/entry.ts'
import { documentsOf, type SearchDocument } from './documents.ts'
import type { PageRecord } from './page-record.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'
import { allWords } from './words.ts'

export interface SearchIndex {
  readonly documents: readonly SearchDocument[]
  /** The finder's table. */
  readonly entries: readonly Entry[]
  readonly words: MiniSearch<SearchDocument>
  readonly vocabulary: Vocabulary
}

/** Puts the words of all sections in order. */
export async function makeIndex(pages: readonly PageRecord[], entries: readonly Entry[]): Promise<SearchIndex> {
  const documents = documentsOf(pages, entries)
  const counts = new Map<string, number>()
  const words = new MiniSearch<SearchDocument>({
    fields: ['heading', 'title', 'text', 'also'],
    extractField: fieldOf,
    tokenize: (text) => allWords(text).map(({ term }) => term),
    processTerm: (term) => {
      counts.set(term, (counts.get(term) ?? 0) + 1)
      return term
    },
  })
  // In pieces, so that whoever else the process answers waits for one of them only.
  await words.addAllAsync(documents, { chunkSize: 200 })
  return { documents, entries, words, vocabulary: vocabularyOf(counts) }
}

function fieldOf({ id, page, section, also }: SearchDocument, field: string): string | number {
  if (field === 'id') return id
  if (field === 'title') return page.title
  if (field === 'heading') return section.heading || page.title
  return field === 'also' ? also : section.text
}
