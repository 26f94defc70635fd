import data from '#content/measured-faults.json' with { type: 'json' }
import { variantsOf } from '#lib/faults/variants.ts'
import { type MeasuredFaults, type MeasuredStory, type MeasuredUnplayed, measuredFile } from './measured-file.ts'

export type { MeasuredStory, MeasuredUnplayed } from './measured-file.ts'

/** The file that `npm run measure` writes. */
export const measuredFaults: MeasuredFaults = measuredFile.parse(data)

export const { measured } = measuredFaults

/** Throws for a code without a measured story. */
export function measuredFault(code: string): MeasuredStory {
  const story = Object.hasOwn(measuredFaults.faults, code) ? measuredFaults.faults[code] : undefined
  if (story === undefined) throw new Error(`${code} was not measured`)
  return story
}

/** What was measured of a problem that no sample app can have; undefined for all others. */
export function measuredUnplayed(code: string): MeasuredUnplayed | undefined {
  return Object.hasOwn(measuredFaults.unplayed, code) ? measuredFaults.unplayed[code] : undefined
}

/** The codes of the problems that are measured and not played. */
export const unplayedCodes: readonly string[] = Object.keys(measuredFaults.unplayed)

/** The lines that Streamlit logs for a fault, in whichever way it comes about. */
export function loggedLines(code: string): MeasuredStory['log'] {
  return [code, ...variantsOf(code).map((variant) => variant.code)].flatMap((each) => measuredFault(each).log)
}

/** The login in which nothing is broken. */
export function measuredControl(): MeasuredStory {
  return measuredFaults.control
}
