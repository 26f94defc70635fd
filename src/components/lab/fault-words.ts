import type { Fault, FaultPlace } from '#lib/lab/faults/fault.ts'

/** What the places of a mistake are called where faults are listed. */
export const placeNames: Readonly<Record<FaultPlace, string>> = {
  browser: 'On the way',
  'secrets.toml': 'secrets.toml',
  provider: 'Provider',
  'id-token': 'ID token',
  cookies: 'Cookies',
}

/** The page of a fault, with what happens, measured. */
export function faultPage(code: string): string {
  return `/lab/faults/${code}/`
}

/** What a person has to do besides switching it on, as a sentence; empty where nothing. */
export function doesBesides({ byHand }: Fault): string {
  return typeof byHand === 'string' ? '' : byHand.does
}
