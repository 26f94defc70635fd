import type { Found } from './documents.ts'
import type { Piece } from './excerpt.ts'
import type { Kind } from './page-record.ts'

/** A line of the answer. */
export interface Hit {
  readonly href: string
  readonly title: string
  /** The heading of its section; empty for the page itself. */
  readonly heading: string
  readonly excerpt: readonly Piece[]
}

export interface Group {
  readonly kind: Kind
  readonly hits: readonly Hit[]
}

/** How many hits of a kind are shown, and how many of one page. */
const most = { group: 5, page: 2, problem: 1 }

/**
 * Each section once, by kinds; the kind of the best hit first.
 * @param found the best first
 */
export function grouped(found: readonly Found[]): readonly Group[] {
  const groups = new Map<Kind, Hit[]>()
  const taken = new Map<string, number>()
  const seen = new Set<string>()
  for (const { item, excerpt } of found) {
    const { page, section, kind } = item
    const href = page.path + (section.anchor === '' ? '' : `#${section.anchor}`)
    const key = `${href} ${section.heading}`
    const ofPage = taken.get(page.path) ?? 0
    const hits = groups.get(kind) ?? []
    if (seen.has(key) || ofPage >= (kind === 'problem' ? most.problem : most.page) || hits.length >= most.group)
      continue
    seen.add(key)
    taken.set(page.path, ofPage + 1)
    groups.set(kind, [...hits, { href, title: page.title, heading: section.heading, excerpt: excerpt() }])
  }
  return [...groups].map(([kind, hits]) => ({ kind, hits }))
}
