import type { Fault } from '#lib/faults/fault.ts'

/** What a person has to do besides switching it on, or what stands in for the fault; empty where nothing. */
export function doesBesides({ byHand }: Fault): string {
  if (byHand === 'switch') return ''
  return 'does' in byHand ? byHand.does : byHand.how
}
