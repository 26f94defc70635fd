import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Entry } from '#lib/problems/entry.ts'
import { type PageRecord, problemsFile, recordsFile } from '#lib/search/page-record.ts'
import { type Answer, createSearch, type Search } from '#lib/search/search.ts'

/** Answers a query from the pages of the build. */
export type SiteSearch = (query: string) => Promise<Answer>

/**
 * The search over what the build wrote; it is read and put in order with the first query. Nothing is kept of a query.
 * @param clientDir the folder of what the build made for browsers
 * @throws where the build wrote no records
 */
export function siteSearch(clientDir: string): SiteSearch {
  let made: Promise<Search> | undefined
  return async (query) => {
    made ??= make(clientDir)
    return (await made)(query)
  }
}

async function make(clientDir: string): Promise<Search> {
  const read = async (name: string) => JSON.parse(await readFile(join(clientDir, name), 'utf8'))
  // Written by scripts/search/write-records.ts and src/pages/fix/problems.json.ts of the same build.
  const [pages, entries]: [readonly PageRecord[], readonly Entry[]] = await Promise.all([
    read(recordsFile),
    read(problemsFile),
  ])
  return createSearch(pages, entries)
}
