import { browserFaults } from './browser-faults.ts'
import { cookieFaults } from './cookie-faults.ts'
import type { Fault } from './fault.ts'
import { idTokenFaults } from './id-token-faults.ts'
import { logoutFaults } from './logout-faults.ts'
import { providerFaults } from './provider-faults.ts'
import { refusedFaults } from './refused-faults.ts'
import { secretsFaults } from './secrets-faults.ts'
import { serverFaults } from './server-faults.ts'

/** Every fault, in the order in which a reader meets them. */
export const faults: readonly Fault[] = [
  ...refusedFaults,
  ...secretsFaults,
  ...browserFaults,
  ...serverFaults,
  ...providerFaults,
  ...idTokenFaults,
  ...cookieFaults,
  ...logoutFaults,
]

const byCode = new Map(faults.map((fault) => [fault.code, fault]))

/** The fault of that code as it is played; undefined when there is none. */
export function faultOf(code: string | null | undefined): Fault | undefined {
  return code === null || code === undefined ? undefined : byCode.get(code)
}

/** The fault of that code as a person meets it who has switched it on; undefined when there is none. */
export function faultByHand(code: string | null | undefined): Fault | undefined {
  const fault = faultOf(code)
  return typeof fault?.byHand === 'object' && 'standsIn' in fault.byHand
    ? { ...fault, breaks: fault.byHand.standsIn }
    : fault
}
