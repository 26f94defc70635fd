import type { Exchange } from '#lib/trace/exchange.ts'
import { type Phase, phaseOf } from '#lib/trace/phase.ts'
import type { Step, StepKind } from '#lib/trace/step.ts'
import { type FlowStep, stepView } from './flow-view.ts'

/** A request that has not been sent: where it would go, and what it would say. */
export type Waiting = Pick<Exchange, 'from' | 'to' | 'request'>

/** A step that waits, and how many steps the login or the logout will have had with it, as far as one can know. */
export interface WaitingStep {
  readonly step: FlowStep
  readonly about: number
}

/** The steps of a login in which all is well, in the order of the Flow. */
const login: readonly StepKind[] = [
  ...(['app-page', 'login', 'metadata', 'cookies', 'redirect', 'authorization', 'sign-in-page', 'sign-in'] as const),
  ...(['resume', 'redirect', 'callback', 'metadata', 'token', 'keys', 'checks', 'cookies', 'redirect'] as const),
  'app-page',
]

/** Those of a logout at a provider that has one. */
const logout: readonly StepKind[] = [
  ...(['logout', 'metadata', 'cookies', 'redirect', 'end-session', 'end-session', 'redirect'] as const),
  ...(['callback', 'checks', 'redirect', 'app-page'] as const),
]

/** Steps that will stand before one that waits, and are captured after it: the callback whose token request it is, and its metadata. */
const heldBack: Partial<Record<Phase, number>> = { token: 2 }

/** What waits, as a step of the Flow; `steps` are those of the run so far. */
export function waitingStep({ from, to, request }: Waiting, steps: readonly Step[]): WaitingStep {
  const channel = from === 'app' ? 'back' : 'front'
  const exchange: Exchange = { at: 0, took: 0, channel, from, to, tenant: null, request, response: null, remarks: [] }
  const phase = phaseOf(exchange)
  const number = (steps.at(-1)?.number ?? 0) + 1 + (heldBack[phase] ?? 0)
  const place = { number, from, to, channel, message: 0, within: [] } as const
  const step: Step = { ...place, kind: phase, shows: 'request', phase, status: 'ok', problems: [] }
  const order = steps.findLast(({ kind }) => kind === 'login' || kind === 'logout')?.kind === 'logout' ? logout : login
  const at = order === login ? order.lastIndexOf(phase) : order.indexOf(phase)
  return {
    step: { ...stepView(step, exchange), outcome: 'waits', links: [], waits: true },
    about: number + (at < 0 ? 0 : order.length - 1 - at),
  }
}
