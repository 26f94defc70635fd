import type { Step } from './step.ts'

/** The numbers that the messages of a run have for a reader. What goes in is a message's place in the run, counted from 1. */
export interface Numbering {
  /** The number of a message: that of the step in which the Flow draws its request. */
  of(message: number): number
  /** The step in which the Flow draws the end of its answer; the same number where request and answer are one step. */
  end(message: number): number
}

/** One numbering for whatever shows a run: that of the Flow, in which some messages are several steps. */
export function numberingOf(steps: readonly Step[]): Numbering {
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  for (const { message, number } of steps) {
    if (!first.has(message)) first.set(message, number)
    last.set(message, number)
  }
  return { of: (message) => first.get(message) ?? message, end: (message) => last.get(message) ?? message }
}

/** Where no Flow is drawn: the messages as they were captured, one after the other. */
export const asCaptured: Numbering = { of: (message) => message, end: (message) => message }
