import { jsonDepth } from '#lib/python/json-depth.ts'
import { type HarEntry, members, readEntry } from './har-entry.ts'

/** The most bytes of a file that is read. */
export const mostBytes = 50_000_000
/** Lists and objects within each other: a HAR has some ten, and Chrome's stacks of who began a request some more. */
const deepest = 400
const mostEntries = 20_000

export type Parsed =
  | { readonly ok: true; readonly entries: readonly HarEntry[]; readonly left: number }
  | { readonly ok: false; readonly why: Refusal }

export type Refusal = 'too-large' | 'no-json' | 'too-deep' | 'no-har' | 'no-login'

/** The messages of a HAR in the order in which they were sent. `left`: entries beyond the limit, which were not read. */
export function parseHar(text: string): Parsed {
  if (text.length > mostBytes) return { ok: false, why: 'too-large' }
  if (jsonDepth(text) > deepest) return { ok: false, why: 'too-deep' }
  const raw = parsed(text)
  if (raw === undefined) return { ok: false, why: 'no-json' }
  const { entries } = members(members(raw)['log'])
  if (!Array.isArray(entries)) return { ok: false, why: 'no-har' }
  const read = entries.slice(0, mostEntries).flatMap((one) => readEntry(one) ?? [])
  return { ok: true, entries: read.toSorted((a, b) => a.at - b.at), left: Math.max(0, entries.length - mostEntries) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
