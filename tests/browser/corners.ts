export type Corner = readonly [theme: 'light' | 'dark', width: number]

const two: readonly Corner[] = [
  ['light', 390],
  ['dark', 1440],
]

const isAll = process.env['AXE'] === 'all'

/**
 * The themes and window widths (CSS pixels) that axe judges a page in: between them both of each. All four
 * combinations with AXE=all.
 */
export const corners: readonly Corner[] = isAll ? [...two, ['light', 1440], ['dark', 390]] : two

/**
 * For things of one kind, drawn by the same components: each is judged in one corner, in turns, so that the kind is
 * judged in all. Each in every corner with AXE=all.
 */
export function inTurns<Thing>(things: readonly Thing[]): readonly (readonly [Thing, ...Corner])[] {
  return things.flatMap((thing, index) => {
    const corner = corners[index % corners.length]
    return (isAll || corner === undefined ? corners : [corner]).map((one) => [thing, ...one] as const)
  })
}
