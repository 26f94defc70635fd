type Corner = readonly [theme: 'light' | 'dark', width: number]

const two: readonly Corner[] = [
  ['light', 390],
  ['dark', 1440],
]

/**
 * The themes and window widths (CSS pixels) that axe judges a page in: between them both of each. All four
 * combinations with AXE=all.
 */
export const corners: readonly Corner[] = process.env['AXE'] === 'all' ? [...two, ['light', 1440], ['dark', 390]] : two
