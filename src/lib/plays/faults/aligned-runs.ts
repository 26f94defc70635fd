import type { FlowStep } from '#lib/inspector/flow-view.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { type Field, fieldsOf } from '#lib/trace/fields.ts'
import { type Paired, pairUp } from '#lib/trace/pair-up.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import type { Step } from '#lib/trace/step.ts'
import { stepsOf } from '#lib/trace/steps.ts'

/** A run, and `flowView` of it, however light. */
export interface Side {
  readonly exchanges: readonly Exchange[]
  readonly steps: readonly FlowStep[]
}

/** What the broken run's step says otherwise than the control run's, or does not say, or says besides. */
export interface Difference {
  readonly kind: 'other' | 'without' | 'with'
  /** Of a parameter, or `cookie` and its name, or `address`. */
  readonly name: string
  /** What the broken run has there, where that can be told. */
  readonly value: string | null
}

/** Two steps that do the same in their runs; or what either does instead, where they do not. */
export interface Pair {
  readonly control: FlowStep | null
  readonly broken: FlowStep | null
  readonly differences: readonly Difference[]
  /** The runs are not the same at this step. What is random in every login does not count. */
  readonly parts: boolean
}

/** Two runs side by side, each in its own order. */
export function alignedRuns(control: Side, broken: Side): Pair[] {
  const matched = pairUp(placed(control), placed(broken), ({ key }) => key)
  return sideBySide(matched).map(([left, right]) => {
    const differences = left && right && left.key === right.key ? differencesOf(left, right) : []
    const parts = differences.length > 0 || !left || !right || saying(left) !== saying(right)
    return { control: left?.shown ?? null, broken: right?.shown ?? null, differences, parts }
  })
}

/** What only one run has, beside what the other has at that place; the rest of the longer one stands alone. */
function sideBySide(matched: readonly Paired<Placed>[]): (readonly [Placed | null, Placed | null])[] {
  const rows: (readonly [Placed | null, Placed | null])[] = []
  let [left, right]: [Placed[], Placed[]] = [[], []]
  const flush = () => {
    for (let at = 0; at < Math.max(left.length, right.length); at++) rows.push([left[at] ?? null, right[at] ?? null])
    left = []
    right = []
  }
  for (const [a, b] of matched) {
    if (a && b) {
      flush()
      rows.push([a, b])
    } else if (a) left.push(a)
    else if (b) right.push(b)
  }
  flush()
  return rows
}

/** A path without the ids that are made anew for every login. */
export function withoutIds(path: string): string {
  return path.replace(/(\/(?:interaction|auth)\/)[\w-]{20,}/g, '$1…')
}

interface Placed {
  readonly step: Step
  readonly shown: FlowStep
  readonly exchange: Exchange
  readonly key: string
}

/** A server-to-server message is told apart by what the app was doing: metadata are read at a login and a callback. */
function placed({ exchanges, steps }: Side): Placed[] {
  let during = ''
  return stepsOf(exchanges).flatMap((step) => {
    const [shown, exchange] = [steps[step.number - 1], exchanges[step.message - 1]]
    if (!shown || !exchange) return []
    if (step.channel === 'front') during = phaseOf(exchange)
    return [{ step, shown, exchange, key: [during, step.phase, step.kind, step.shows].join(' ') }]
  })
}

function saying({ key, shown: { title, outcome, status, problems } }: Placed): string {
  return JSON.stringify([key, title.map(withoutIds), outcome, status, problems])
}

/** Names of fields that a reader can use, and what they are called here. An error is among the step’s problems. */
const told: readonly (readonly [RegExp, string])[] = [
  [/^address$/, 'address'],
  [/^(?:(?:address|location) parameter|form) ((?!error).+)$/, '$1'],
  [/^(?:set-)?(cookie _streamlit_.+)$/, '$1'],
]

function differencesOf(left: Placed, right: Placed): Difference[] {
  // A redirect elsewhere has nothing to compare.
  if (left.step.kind === 'redirect' && withoutIds(left.shown.title[1]) !== withoutIds(right.shown.title[1])) return []
  const [a, b] = [fieldsAt(left), fieldsAt(right)]
  const names = [...new Set([...a.keys(), ...b.keys()])]
  return names.flatMap((name): Difference[] => {
    const pattern = told.find(([one]) => one.test(name))
    const [before, after] = [a.get(name), b.get(name)]
    if (!pattern || before?.value === after?.value || (before?.fresh && after?.fresh)) return []
    const kind = !after ? 'without' : !before ? 'with' : 'other'
    const isTold = after !== undefined && (!name.includes('cookie ') || after.value === 'removed')
    return [{ kind, name: name.replace(...pattern), value: isTold ? after.value : null }]
  })
}

/** The fields of the part that a step shows. The cookies of the app's answer are a step of their own. */
function fieldsAt({ step, exchange }: Placed): ReadonlyMap<string, Field> {
  const { request, response } = fieldsOf(exchange)
  const isCookie = ({ name }: Field) => name.startsWith('set-cookie ')
  const answer = {
    exchange: response,
    request: [],
    response: response.filter((field) => step.kind !== 'checks' && isCookie(field) === (step.kind === 'cookies')),
  }[step.shows]
  const fields = [...(step.shows === 'response' ? [] : request), ...answer]
  return new Map(fields.map((field) => [field.name, field]))
}
