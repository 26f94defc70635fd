import { type KeptName, keptDifferences } from './kept.ts'
import { type Entry, lines } from './transcript.ts'

export interface Comparison {
  /** The kept differences that were met. */
  readonly met: ReadonlySet<KeptName>
  /** What else differs, as text; null when nothing does. */
  readonly unexplained: string | null
}

const names = Object.keys(keptDifferences).filter((name): name is KeptName => name in keptDifferences)

/** Compares two transcripts of one story, step by step. `keeps`: the kept differences that this story is about. */
export function compare(
  streamlit: readonly Entry[],
  ours: readonly Entry[],
  keeps: readonly KeptName[] = [],
): Comparison {
  const met = new Set<KeptName>()
  const steps = Array.from({ length: Math.max(streamlit.length, ours.length) }, (_, index) => {
    const [theirs, own] = [streamlit[index], ours[index]]
    const pair =
      theirs && own ? explained({ streamlit: theirs, ours: own }, keeps, met) : { streamlit: theirs, ours: own }
    return difference(index + 1, pair.streamlit, pair.ours)
  })
  const found = steps.filter((step) => step !== null)
  return { met, unexplained: found.length === 0 ? null : found.join('\n') }
}

function explained(pair: { streamlit: Entry; ours: Entry }, keeps: readonly KeptName[], met: Set<KeptName>) {
  let rest = pair
  for (const name of names) {
    const { everywhere, allow } = keptDifferences[name]
    if (!everywhere && !keeps.includes(name)) continue
    const next = allow(rest)
    if (JSON.stringify(next) !== JSON.stringify(rest)) met.add(name)
    rest = next
  }
  return rest
}

function difference(step: number, streamlit: Entry | undefined, ours: Entry | undefined): string | null {
  const [theirs, own] = [streamlit ? lines(streamlit) : ['nothing'], ours ? lines(ours) : ['nothing']]
  if (theirs.join('\n') === own.join('\n')) return null
  const marked = (mine: readonly string[], other: readonly string[], mark: string) =>
    mine.map((line) => `${other.includes(line) ? ' ' : mark} ${line}`).join('\n')
  return `step ${step}\nStreamlit:\n${marked(theirs, own, '-')}\nsample app:\n${marked(own, theirs, '+')}`
}
