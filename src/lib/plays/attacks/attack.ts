import type { Defence, Outcome } from './played.ts'
import type { Stage } from './stage.ts'

/** What an attacker does, and the one check that stops it. */
export interface Attack {
  /** Part of its address. */
  readonly code: string
  readonly title: string
  /** The check that stops it. */
  readonly defence: Defence
  /** Who compares what, as a sentence. */
  readonly compares: string
  /** What the attacker must have before it begins, as a sentence. */
  readonly needs: string
  /** Checks that are left out in both plays, because they would stop the attack too. */
  readonly leftOut: readonly Defence[]
  /** The providers that the app offers. */
  readonly providers: readonly ('acme' | 'mallory')[]
  /** Plays it on a stage of its own and reads from the app's session table how it ended. */
  readonly play: (stage: Stage) => Promise<Outcome>
}
