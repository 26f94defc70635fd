import type { Scenario } from '../differential/scenario.ts'
import type { Screen } from '../differential/screen.ts'

/** A story that is measured. What it comes to is the screen of the person that it is about. */
export interface Story extends Scenario<Screen> {
  /** Its name in src/content/measured-faults.json. */
  readonly code: string
  readonly kind: 'control' | 'fault' | 'attack'
  /** Of an attack: whose browsers there are, in the order of their first requests. */
  readonly whose?: readonly ('victim' | 'attacker')[]
  /** Values that the story itself puts where random ones belong. */
  readonly asWritten?: readonly string[]
  /** The app's base path as it is written, of a story that is about it. */
  readonly basePath?: string
}
