import type { Fault } from '#lib/lab/faults/fault.ts'

/** The page of a fault, with what happens, measured. */
export function faultPage(code: string): string {
  return `/lab/faults/${code}/`
}

/** What a person has to do besides switching it on, as a sentence; empty where nothing. */
export function doesBesides({ byHand }: Fault): string {
  return typeof byHand === 'string' ? '' : byHand.does
}
