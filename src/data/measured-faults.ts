import data from '#content/measured-faults.json' with { type: 'json' }
import { variantsOf } from '#lib/faults/variants.ts'
import { type MeasuredFaults, type MeasuredStory, measuredFile } from './measured-file.ts'

export type { MeasuredStory } from './measured-file.ts'

/** The file that `npm run measure` writes. */
export const measuredFaults: MeasuredFaults = measuredFile.parse(data)

export const { measured } = measuredFaults

/** Throws for a code without a measured story. */
export function measuredFault(code: string): MeasuredStory {
  const story = Object.hasOwn(measuredFaults.faults, code) ? measuredFaults.faults[code] : undefined
  if (story === undefined) throw new Error(`${code} was not measured`)
  return story
}

/** The lines that Streamlit logs for a fault, in whichever way it comes about. */
export function loggedLines(code: string): MeasuredStory['log'] {
  return [code, ...variantsOf(code).map((variant) => variant.code)].flatMap((each) => measuredFault(each).log)
}

/** The login in which nothing is broken. */
export function measuredControl(): MeasuredStory {
  return measuredFaults.control
}
