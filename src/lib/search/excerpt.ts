import { findPhrase, fold } from './fold.ts'
import { allWords } from './words.ts'

/** A piece of an excerpt; `marked` where it is what was looked for. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** In UTF-16 units. */
const length = 170
/** What stands before the first mark. */
const before = 40

interface Span {
  readonly at: number
  readonly end: number
}

/** The part of a text where most of what was looked for stands, with marks. */
export function excerptOf(text: string, phrase: string, terms: ReadonlySet<string>): readonly Piece[] {
  const exact = findPhrase(fold(text), phrase)
  const spans =
    exact >= 0
      ? [{ at: exact, end: exact + phrase.length }]
      : allWords(text)
          .filter(({ term }) => terms.has(term))
          .toSorted((a, b) => a.at - b.at || b.end - a.end)
  const from = startOf(text, bestStart(spans))
  const to = endOf(text, from + Math.max(length, (spans[0]?.end ?? 0) - from))
  const pieces = marked(text, { at: from, end: to }, spans)
  const more = { text: '…', marked: false }
  return [...(from > 0 ? [more] : []), ...pieces, ...(to < text.length ? [more] : [])]
}

/** The mark from which on most others are near; 0 where there is none. */
function bestStart(spans: readonly Span[]): number {
  let [best, most] = [0, 0]
  for (const [index, { at }] of spans.entries()) {
    let end = index
    while ((spans[end]?.at ?? Number.POSITIVE_INFINITY) < at + length - before && end - index < 12) end += 1
    if (end - index > most) [best, most] = [at, end - index]
  }
  return best
}

function startOf(text: string, at: number): number {
  if (at <= before) return 0
  const line = text.lastIndexOf('\n', at) + 1
  if (at - line <= before) return line
  const blank = text.indexOf(' ', at - before)
  return blank >= 0 && blank < at ? blank + 1 : at
}

function endOf(text: string, at: number): number {
  if (at >= text.length) return text.length
  const blank = text.lastIndexOf(' ', at)
  return blank > at - 30 ? blank : at
}

function marked(text: string, { at: from, end: to }: Span, spans: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const { at: start, end } of spans) {
    if (start < at || end > to) continue
    pieces.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, end), marked: true })
    at = end
  }
  return [...pieces, { text: text.slice(at, to), marked: false }].filter((piece) => piece.text !== '')
}
