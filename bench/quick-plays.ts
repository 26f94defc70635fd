import { faults } from '../src/lib/faults/index.ts'

/** Where faults are played anew, but for those that wait for a slow provider: while they wait they are no load. */
export const quickPlays: readonly string[] = faults
  .filter(({ code }) => !/slow|timeout/.test(code))
  .map(({ code }) => `/lab/faults/${code}/live`)
