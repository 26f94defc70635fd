import type { Entry } from '#lib/problems/entry.ts'
import { type PageRecord, problemsFile, recordsFile } from '#lib/search/page-record.ts'
import { resultsHtml } from '#lib/search/results-html.ts'
import { resultsText } from '#lib/search/results-text.ts'
import { createSearch, type Search } from '#lib/search/search.ts'
import type { Reply } from './ask.ts'

const search: Promise<Search> = load()
search.catch(() => undefined)

addEventListener('message', async ({ data: query }: MessageEvent<string>) => {
  postMessage(await answer(query).catch((): Reply => ({ query, found: null })))
})

async function answer(query: string): Promise<Reply> {
  const found = (await search)(query)
  return { query, found: { html: resultsHtml(found), text: resultsText(query, found) } }
}

async function load(): Promise<Search> {
  // Both written by the build.
  const [pages, entries]: [readonly PageRecord[], readonly Entry[]] = await Promise.all([
    read(recordsFile),
    read(problemsFile),
  ])
  return createSearch(pages, entries)
}

async function read(file: string) {
  const answer = await fetch(`/${file}`)
  if (!answer.ok) throw new Error(`${file} answered ${answer.status}`)
  return answer.json()
}
