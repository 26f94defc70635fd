import type { Entry } from '#lib/problems/entry.ts'
import { findProblems } from '#lib/problems/find-problems.ts'
import { hitItem } from './hit-item.ts'

interface Table {
  readonly entries: readonly Entry[]
  readonly titles: ReadonlyMap<string, string>
}

/** These say that something was refused, and not what: what a page says in words is nearer. */
const vague = new Set(['authorization-refused', 'callback-provider-error'])
const most = 4

/** The problems of a HAR, as items: the one that its messages show, and those whose text a page of it has. */
export function harProblems({ entries, titles }: Table, named: string | null, clues: string): readonly HTMLLIElement[] {
  const entry = entries.find(({ code }) => code === named)
  const hits = findProblems(clues, entries).hits.filter((hit) => hit.by !== 'words' && hit.entry !== entry)
  const shown = entry ? [{ entry, by: 'words', what: '', line: null, score: 0 } as const] : []
  const all = vague.has(named ?? '') ? [...hits, ...shown] : [...shown, ...hits]
  return all.slice(0, most).map((hit, index) => {
    const because = hit.entry === entry ? { because: 'The messages show it.' } : {}
    return hitItem({ hit, pasted: '', first: index === 0, titles, ...because })
  })
}
