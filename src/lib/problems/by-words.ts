import type { Entry } from './entry.ts'

/** Longer texts are logs: their words say little. In UTF-16 units. */
const longest = 400
const idle = new Set(
  'the and for was not are with that this from app you your get gets does did has have but when why how can cannot what after into its streamlit login log user page error'.split(
    ' ',
  ),
)

/** Of a short text, how well the words of each problem fit it, from 0: the sum of how rare the shared words are. */
export function wordScores(text: string, entries: readonly Entry[]): ReadonlyMap<Entry, number> {
  const asked = text.length > longest ? [] : [...new Set(words(text))]
  const own = new Map(
    entries.map((entry) => [entry, new Set(words(`${entry.title} ${entry.words ?? ''} ${entry.code}`))]),
  )
  const weights = new Map(
    asked.map((word) => [word, rarity(entries.filter((entry) => has(own.get(entry), word)).length, entries.length)]),
  )
  const needed = asked.length > 2 ? 2 : 1
  const scores = new Map<Entry, number>()
  for (const entry of entries) {
    const shared = asked.filter((word) => has(own.get(entry), word))
    const said = shared.length + shared.filter(isTelling).length
    if (said < needed || said === 0) continue
    const sum = shared.reduce((total, word) => total + (weights.get(word) ?? 0) * (word.includes('.') ? 2 : 1), 0)
    scores.set(entry, sum + shared.length / (own.get(entry)?.size ?? 1))
  }
  return scores
}

function rarity(count: number, all: number): number {
  return Math.log(1 + all / (1 + count))
}

/** Names of keys, claims and parameters. */
const names = /\b[a-z]+(?:_[a-z]+)+\b/g
const addresses = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g

function words(text: string): readonly string[] {
  const lower = text.toLowerCase()
  const plain = lower.split(/[^a-z0-9]+/).filter((word) => word.length > 2 && !/^\d+$/.test(word) && !idle.has(word))
  return [...plain, ...(lower.match(addresses) ?? []), ...(lower.match(names) ?? [])]
}

/** An address, and a name in code, say as much as two words do. */
function isTelling(word: string): boolean {
  return word.includes('.') || word.includes('_')
}

/** The word, or one that it is the longer or shorter form of: "cookies" and "cookie". */
function has(own: ReadonlySet<string> | undefined, word: string): boolean {
  return (
    own !== undefined && (own.has(word) || own.has(`${word}s`) || (word.endsWith('s') && own.has(word.slice(0, -1))))
  )
}
