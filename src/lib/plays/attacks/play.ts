import type { Clock } from '#lib/store/store.ts'
import type { Attack } from './attack.ts'
import { defences, type Play } from './played.ts'
import { createStage } from './stage.ts'

/** The same attack twice: against the app without the defence, and with it. */
export interface PlayedTwice {
  readonly without: Play
  readonly with: Play
}

/** Plays an attack on a new stage. `clock` gives milliseconds since the epoch. */
export async function play(attack: Attack, defended: boolean, clock: Clock): Promise<Play> {
  const on = defences.filter((one) => (one === attack.defence ? defended : !attack.leftOut.includes(one)))
  const stage = await createStage({ clock, defences: new Set(on), providers: attack.providers })
  const outcome = await attack.play(stage)
  return { defended, outcome, ...stage.record() }
}

export async function playTwice(attack: Attack, clock: Clock): Promise<PlayedTwice> {
  return { without: await play(attack, false, clock), with: await play(attack, true, clock) }
}
