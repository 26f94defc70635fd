import data from '#content/measured-faults.json' with { type: 'json' }
import { variantsOf } from '#lib/faults/variants.ts'
import { type MeasuredAttack, type MeasuredFaults, type MeasuredStory, measuredFile } from './measured-file.ts'

export type { MeasuredAttack, MeasuredStory } from './measured-file.ts'

/** The file that `npm run measure` writes. */
export const measuredFaults: MeasuredFaults = measuredFile.parse(data)

export const { measured } = measuredFaults

/** Throws for a code without a measured story. */
export function measuredFault(code: string): MeasuredStory {
  return found(measuredFaults.faults, code)
}

/** The lines that Streamlit logs for a fault, in whichever way it comes about. */
export function loggedLines(code: string): MeasuredStory['log'] {
  return [code, ...variantsOf(code).map((variant) => variant.code)].flatMap((each) => measuredFault(each).log)
}

/** The login in which nothing is broken. */
export function measuredControl(): MeasuredStory {
  return measuredFaults.control
}

/** An attack of src/lib/plays/attacks, or a variant of one under a longer name. Throws for a code without a story. */
export function measuredAttack(code: string): MeasuredAttack {
  return found(measuredFaults.attacks, code)
}

function found<Value>(stories: Readonly<Record<string, Value>>, code: string): Value {
  const story = Object.hasOwn(stories, code) ? stories[code] : undefined
  if (story === undefined) throw new Error(`${code} was not measured`)
  return story
}
