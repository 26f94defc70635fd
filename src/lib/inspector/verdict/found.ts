import type { Exchange } from '#lib/trace/exchange.ts'
import { type Phase, phaseOf } from '#lib/trace/phase.ts'
import type { CauseCode } from './causes.ts'

/** A cause, and the number of the message that shows it, counted from 1. */
export interface Found {
  readonly code: CauseCode
  readonly message: number
  /** Where it shows itself otherwise than the table says: what the person sees, and why. */
  readonly seen?: string
  readonly why?: string
}

/** The number of the first message of a phase after the message `after`; 0 when there is none. */
export function firstAfter(exchanges: readonly Exchange[], phase: Phase, after: number): number {
  return exchanges.findIndex((one, index) => index >= after && phaseOf(one) === phase) + 1
}

/** Whether Streamlit logged a line that begins so at a message. */
export function logged({ remarks }: Exchange, start: string): boolean {
  return remarks.some(({ kind, text }) => kind === 'log' && text.startsWith(start))
}

/** Whether a message got no answer because nobody waited longer. */
export function timedOut({ remarks }: Exchange): boolean {
  return remarks.some(({ kind, text }) => kind === 'library' && /time(?:d )?-?out|timeout|aborted/i.test(text))
}
