import type { Fault } from '#lib/faults/fault.ts'
import { faultOf } from '#lib/faults/index.ts'
import { type VerdictLine, verdictLine } from '#lib/inspector/verdict/verdict-line.ts'
import { type PersonaKey, personaKeys } from '#lib/provider/personas.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { stepsOf } from '#lib/trace/steps.ts'
import type { Run, Traces } from '#lib/trace/traces.ts'
import { type Times, timesOf } from '#lib/trace/waterfall.ts'

/** A run in a line. */
export interface RunSummary {
  readonly id: string
  readonly scenario: string
  /** When its first message was sent, milliseconds since the epoch. */
  readonly startedAt: number
  readonly verdict: VerdictLine
  /** How many messages were captured. */
  readonly messages: number
  readonly times: Times
  /** Who was chosen on the sign-in page last; null when nobody was, or someone of the visitor's own making. */
  readonly persona: PersonaKey | null
  /** The provider that was asked; null before a login. */
  readonly tenant: string | null
  /** What was broken on purpose when the login began; null when nothing was. */
  readonly fault: Fault | null
  /** It ran with a secrets.toml of the visitor's. */
  readonly edited: boolean
}

/** The visitor's runs over all scenarios, newest first. A run of which nothing was kept is left out. */
export async function history(traces: Traces, visitor: string): Promise<RunSummary[]> {
  const runs = await Promise.all((await traces.runs(visitor)).map(({ id }) => traces.run(visitor, id)))
  const kept = runs.flatMap((run) => (run && run.exchanges.length > 0 ? [summaryOf(run)] : []))
  return kept.toSorted((a, b) => b.startedAt - a.startedAt)
}

export function summaryOf({ id, scenario, startedAt, fault, secrets, exchanges }: Run): RunSummary {
  return {
    id,
    scenario,
    startedAt: exchanges[0]?.at ?? startedAt,
    verdict: verdictLine(exchanges, stepsOf(exchanges)),
    messages: exchanges.length,
    times: timesOf(exchanges),
    persona: personaOf(exchanges),
    tenant: exchanges.findLast(({ tenant }) => tenant !== null)?.tenant ?? null,
    fault: faultOf(fault) ?? null,
    edited: secrets !== undefined,
  }
}

function personaOf(exchanges: readonly Exchange[]): PersonaKey | null {
  const signIn = exchanges.findLast((exchange) => phaseOf(exchange) === 'sign-in')
  const chosen = new URLSearchParams(signIn?.request.body?.text).get('persona')
  return personaKeys.find((key) => key === chosen) ?? null
}
