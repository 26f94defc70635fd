import type { Stage } from './stage.ts'

/** One thing that had to hold, and what was seen. */
export interface Check {
  readonly held: boolean
  /** In words, with its numbers. */
  readonly seen: string
}

/** Something that goes wrong, or somebody who means harm. */
export interface Fault {
  /** Of a closed list: `F1` to `F20`, or an attack's name. */
  readonly name: string
  /** What is done, in the words of the table. */
  readonly done: string
  /** What has to hold while it is done and afterwards. */
  readonly holds: string
  /** What the machine has to have for it. */
  readonly needs?: readonly Need[]
  /** Does it, and looks. Throws where it could not be done: that did not hold either. */
  run(stage: Stage): Promise<readonly Check[]>
}

/** `redis`: a redis-server. `linux`: what only Linux has. `previous`: the folder of an earlier release. */
export type Need = 'redis' | 'linux' | 'previous'

export interface Outcome extends Pick<Fault, 'name' | 'done' | 'holds'> {
  readonly result: 'held' | 'not held' | 'skipped'
  readonly seen: readonly string[]
  readonly seconds: number
}

/** A check that holds when the two are the same. */
export function same(what: string, seen: unknown, wanted: unknown): Check {
  const [one, other] = [JSON.stringify(seen), JSON.stringify(wanted)]
  return { held: one === other, seen: one === other ? `${what}: ${plain(one)}` : `${what}: ${one}, not ${other}` }
}

/** A check of a condition; the words say what was seen. */
export function check(held: boolean, seen: string): Check {
  return { held, seen }
}

function plain(json = 'nothing'): string {
  return json
    .replaceAll('"', '')
    .replaceAll(/^[{[]|[}\]]$/g, '')
    .replaceAll(',', ', ')
    .replaceAll(':', ': ')
}
