import { wordScores } from './by-words.ts'
import type { Entry, EntryText } from './entry.ts'
import { locate, type Parts, partsOf } from './locate.ts'
import { lineAt, type Pasted, readPasted } from './normal-text.ts'
import { speaksOf } from './spoken-of.ts'
import { vendorCodes } from './vendor-codes.ts'

/** A problem that fits, and what of the pasted text says so. */
export interface Hit {
  readonly entry: Entry
  /** `text`: these words stand there; `code`: this error code does; `words`: it speaks of the same. */
  readonly by: 'text' | 'code' | 'words'
  /** What was recognised; empty for `words`. */
  readonly what: string
  /** The line it stands on, from 1; null for `words`. */
  readonly line: number | null
  readonly score: number
}

export interface Answer {
  /** The best first, at most {@link most}. */
  readonly hits: readonly Hit[]
  /** Error numbers of providers that no problem here has. */
  readonly unknown: readonly string[]
  /** True when the text was so long that its middle was left out. */
  readonly cut: boolean
}

const most = 6

/**
 * Finds the problems that a pasted message, traceback, log or address is about: by exact text, then by error code, then
 * by words. A provider's error number stands for itself alone.
 */
export function findProblems(source: string, entries: readonly Entry[]): Answer {
  const pasted = readPasted(source)
  const codes = vendorCodes(pasted.text)
  const known = new Set(entries.flatMap(({ texts }) => texts.flatMap(({ text }) => vendorCodes(text))))
  const unknown = codes.filter((code) => !known.has(code))
  const hits = entries.flatMap((entry) => bestHit(entry, pasted, codes) ?? [])
  const sure = hits.some(({ score }) => score >= scores.token - penalty.alone)
  const guesses = sure || unknown.length > 0 ? [] : byWords(pasted, entries, hits)
  const all = [...hits, ...guesses].toSorted((a, b) => b.score - a.score)
  return { hits: all.slice(0, most), unknown, cut: pasted.cut }
}

/** What a text of each kind counts; the length of a text adds up to 99. */
const scores = { number: 500, sentence: 400, token: 300, weak: 150, words: 0 }
/** Taken off where what should stand beside it does not, and where the provider is not spoken of. */
const penalty = { alone: 40, otherProvider: 180 }
const bonus = { beside: 60, provider: 100 }

function bestHit(entry: Entry, pasted: Pasted, codes: readonly string[]): Hit | undefined {
  const hits = entry.texts.flatMap((text) => hitOf(entry, text, pasted, codes) ?? [])
  if (isNamed(entry, pasted)) hits.push({ entry, by: 'code', what: entry.code, line: 1, score: scores.number })
  const best = hits.reduce<Hit | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined)
  return best && { ...best, score: best.score + Math.min(hits.length - 1, 4) }
}

/** The text is nothing but the problem's own code. */
function isNamed({ code }: Entry, { text }: Pasted): boolean {
  return text.trim() === code
}

function hitOf(entry: Entry, text: EntryText, pasted: Pasted, codes: readonly string[]): Hit | undefined {
  const numbers = vendorCodes(text.text)
  const [number] = numbers
  if (number !== undefined) {
    if (!numbers.every((one) => codes.includes(one))) return undefined
    const at = pasted.text.indexOf(number.toLowerCase())
    return { entry, by: 'code', what: number, line: lineAt(pasted, at), score: scores.number + later(pasted, at) }
  }
  const parts = prepared(text.text)
  const at = locate(pasted.text, parts)
  if (at < 0) return undefined
  const token = !/\s/.test(text.text)
  const base = text.weak ? scores.weak : token ? scores.token : scores.sentence
  const length = Math.min(99, parts.join('').length / (token ? 1 : 2))
  const score = base + length + besides(text, pasted) + hinted(text, pasted) + later(pasted, at)
  return { entry, by: token ? 'code' : 'text', what: text.text, line: lineAt(pasted, at), score }
}

function besides({ beside }: EntryText, { text }: Pasted): number {
  if (beside === undefined) return 0
  return locate(text, prepared(beside)) >= 0 ? bonus.beside : -penalty.alone
}

function hinted({ hint }: EntryText, { text }: Pasted): number {
  if (hint === undefined) return 0
  return speaksOf(text, hint) ? bonus.provider : -penalty.otherProvider
}

/** Between two that fit alike, what stands later in a log is what went wrong. */
function later({ text }: Pasted, at: number): number {
  return at / (text.length + 1)
}

function byWords(pasted: Pasted, entries: readonly Entry[], hits: readonly Hit[]): readonly Hit[] {
  const found = new Set(hits.map(({ entry }) => entry))
  return [...wordScores(pasted.text, entries)]
    .filter(([entry]) => !found.has(entry))
    .map(([entry, score]) => ({ entry, by: 'words', what: '', line: null, score: scores.words + Math.min(score, 99) }))
}

const memory = new Map<string, Parts>()

function prepared(text: string): Parts {
  const parts = memory.get(text) ?? partsOf(text)
  memory.set(text, parts)
  return parts
}
