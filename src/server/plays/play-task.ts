import { faultOf } from '#lib/faults/index.ts'
import { attackOf } from '#lib/plays/attacks/index.ts'
import { type PlayedTwice, playTwice } from '#lib/plays/attacks/play.ts'
import { type ComparedRuns, compareNow } from '#lib/plays/faults/comparison.ts'

/** What is to be played: a fault beside a login without one, or an attack with its defence off and on. */
export type PlayTask = { readonly fault: string } | { readonly attack: string }

/** What a worker does with a task. Its result is copied to the thread that asked. Throws for a code that there is not. */
export function playTask(task: PlayTask): Promise<ComparedRuns | PlayedTwice> {
  if ('fault' in task) {
    const fault = faultOf(task.fault)
    if (fault) return compareNow(fault, Date.now)
  } else {
    const attack = attackOf(task.attack)
    if (attack) return playTwice(attack, Date.now)
  }
  throw new Error(`nothing to play under ${JSON.stringify(task)}`)
}
