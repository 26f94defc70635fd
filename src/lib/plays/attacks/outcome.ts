import type { Outcome } from './played.ts'
import type { Stage } from './stage.ts'

/** The attack has succeeded when the app takes the attacker's browser for Ada's. */
export function whoTheAttackerIs({ accountOf, attacker }: Pick<Stage, 'accountOf' | 'attacker'>): Outcome {
  const account = accountOf(attacker)
  return {
    succeeded: account === 'Ada Lovelace',
    sentence:
      account === null
        ? 'The attacker’s browser is not logged in.'
        : `The attacker’s browser is logged in as ${account}, the victim.`,
  }
}
