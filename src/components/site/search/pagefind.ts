import type { Hit } from './hit.ts'
import { problemHits } from './problem-hits.ts'

/** The part of Pagefind's browser API that the dialog uses (pagefind.app/docs/api). */
interface Pagefind {
  options(options: { excerptLength: number }): Promise<void>
  debouncedSearch(query: string, options: Options, ms: number): Promise<Found | null>
  search(query: string, options: Options): Promise<Found>
}

interface Options {
  readonly filters: object
}

interface Found {
  readonly results: readonly Result[]
}

interface Result {
  data(): Promise<Page>
}

/** A page that matched. `excerpt` is escaped HTML with `<mark>` around the words found. */
interface Page {
  readonly url: string
  readonly meta: { readonly title?: string }
  readonly sub_results: readonly { readonly url: string; readonly title: string; readonly excerpt: string }[]
}

let loading: Promise<Pagefind> | undefined

/** As ProblemPage.astro marks its page. */
const problem = { kind: 'problem' }

/**
 * The problems that `query` quotes, then the best five of the other pages, each with up to three of its headings, then the
 * best two problems that hold its words: there are so many, and short, that they would push the guide out. null when a
 * newer search has taken over.
 */
export async function search(query: string): Promise<readonly Hit[] | null> {
  const quoted = problemHits(query)
  loading ??= load()
  const pagefind = await loading
  const found = await pagefind.debouncedSearch(query, { filters: { not: problem } }, 150)
  if (!found) return null
  const more = await pagefind.search(query, { filters: problem })
  const best = [...found.results.slice(0, 5), ...more.results.slice(0, 2)]
  const pages = await Promise.all(best.map((result) => result.data()))
  const problems = await quoted
  const there = new Set(problems.map(({ href }) => href))
  return [...problems, ...pages.filter(({ url }) => !there.has(url)).flatMap(pageHits)]
}

async function load(): Promise<Pagefind> {
  const url = '/pagefind/pagefind.js'
  const pagefind: Pagefind = await import(/* @vite-ignore */ url)
  await pagefind.options({ excerptLength: 18 })
  return pagefind
}

function pageHits(page: Page): readonly Hit[] {
  const [first, ...rest] = page.sub_results.slice(0, 4)
  const title = page.meta.title ?? page.url
  // A match above the first heading is the page itself.
  const top = first && !first.url.includes('#') ? first : undefined
  const deeper = (top ? rest : page.sub_results).slice(0, 3)
  return [
    { href: page.url, title, deep: false, ...(top ? { excerpt: top.excerpt } : {}) },
    ...deeper.map((sub) => ({ href: sub.url, title: sub.title, excerpt: sub.excerpt, deep: true })),
  ]
}
