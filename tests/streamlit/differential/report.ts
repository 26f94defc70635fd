import { type KeptName, keptDifferences } from './kept.ts'
import { normalisations } from './normalise.ts'

/** What came of the stories that were told. */
export interface Tally {
  stories: number
  /** No difference but those that every story has. */
  equal: number
  /** In how many stories each kept difference was met. */
  readonly met: Map<KeptName, number>
}

/** The counts of a run in a line. */
export function countsOf({ stories, equal }: Tally, unexplained: number): string {
  const others = stories - equal - unexplained
  return `${stories} scenarios, ${equal} equal, ${others} with a kept difference, ${unexplained} unexplained`
}

/** The report at the end of a run: counts, then every kept difference and every normalisation with its reason. */
export function report(tally: Tally, unexplained: number): string {
  const { met } = tally
  const rows = keptNames().map((name) => {
    const { part, reason } = keptDifferences[name]
    return `  ${name} (${met.get(name) ?? 0}), ${part}: ${reason}`
  })
  return [
    `Differential test: ${countsOf(tally, unexplained)}`,
    `Kept differences (scenarios that met them):`,
    ...rows,
    'Normalisations:',
    ...Object.entries(normalisations).map(([name, reason]) => `  ${name}: ${reason}`),
  ].join('\n')
}

/** Kept differences that no story met: they are none, or a story is missing. */
export function unmet({ met }: Tally): readonly KeptName[] {
  return keptNames().filter((name) => !met.has(name))
}

function keptNames(): KeptName[] {
  return Object.keys(keptDifferences).filter((name): name is KeptName => name in keptDifferences)
}
