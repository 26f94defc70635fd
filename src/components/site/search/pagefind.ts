import type { Hit } from './hit.ts'
import { problemHits } from './problem-hits.ts'

/** The part of Pagefind's browser API that the dialog uses (pagefind.app/docs/api). */
interface Pagefind {
  options(options: { excerptLength: number }): Promise<void>
  debouncedSearch(query: string, options: object, ms: number): Promise<{ results: readonly Result[] } | null>
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

/**
 * The problems that `query` quotes, then the best six pages, each with up to three of its headings; null when a newer
 * search has taken over.
 */
export async function search(query: string): Promise<readonly Hit[] | null> {
  const quoted = problemHits(query)
  loading ??= load()
  const pagefind = await loading
  const found = await pagefind.debouncedSearch(query, {}, 150)
  if (!found) return null
  const pages = await Promise.all(found.results.slice(0, 6).map((result) => result.data()))
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
