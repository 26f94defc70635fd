import { type FlowStep, flowView } from '#lib/inspector/flow-view.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import type { Step } from '#lib/trace/step.ts'
import { setsIdentity } from '#lib/trace/step-problems.ts'

export interface HarFlow {
  readonly steps: readonly FlowStep[]
  /** The number that a step of the run has among them. */
  readonly numberOf: (step: number) => number
}

/**
 * The Flow of a HAR: its steps, and where the app spoke to the provider by itself a step that says so. Those messages go
 * from server to server, and no browser has them. The steps are numbered anew.
 */
export function harFlow(exchanges: readonly Exchange[], steps: readonly Step[]): HarFlow {
  const drawn = flowView(exchanges, steps).flatMap((step) => withUnseen(step, steps[step.number - 1], exchanges))
  const numbers = new Map(drawn.flatMap(({ number }, index) => (number > 0 ? [[number, index + 1] as const] : [])))
  const numberOf = (step: number) => numbers.get(step) ?? step
  return {
    numberOf,
    steps: drawn.map((step, index) => ({
      ...step,
      number: index + 1,
      links: step.links.map((link) => ({ ...link, step: numberOf(link.step) })),
    })),
  }
}

function withUnseen(step: FlowStep, of: Step | undefined, exchanges: readonly Exchange[]): FlowStep[] {
  const exchange = of && exchanges[of.message - 1]
  if (of?.kind === 'checks' && exchange) {
    const asked = messageOf(exchange).query.has('code')
    return [...(asked ? [unseen(step, exchangeCalls)] : []), checks(step, exchange)]
  }
  return of?.phase === 'login' && of.shows === 'request' ? [step, unseen(step, metadataCall)] : [step]
}

const metadataCall = ['GET', 'the provider’s metadata', 'Here the app reads the provider’s metadata.'] as const
const exchangeCalls = [
  'POST',
  'the token endpoint',
  'Here, where `state` is right, the app swaps the code for tokens, and fetches the provider’s keys.',
] as const

/** A message that a browser cannot have: it has no number until all are counted. */
function unseen({ message }: FlowStep, [method, path, what]: readonly [string, string, string]): FlowStep {
  return {
    number: 0,
    message,
    lane: 'a-p',
    back: true,
    route: 'App → Provider, server to server',
    title: [method, path],
    meaning: `${what.replaceAll('`', '')} Not seen: no browser has this message, so no HAR does.`,
    status: 'ok',
    outcome: 'not seen',
    took: null,
    problems: [],
    findings: [],
    groups: [],
    notes: ['Whether it was sent, and what came back, stands in Streamlit’s log: paste that too.'],
    links: [],
  }
}

/** What can be said of the app's checks without having seen them. */
function checks(step: FlowStep, exchange: Exchange): FlowStep {
  const isIn = setsIdentity(exchange)
  return {
    ...step,
    outcome: isIn ? 'passed' : step.outcome,
    findings: isIn
      ? [
          {
            verdict: 'pass',
            text: 'The app sets its login cookie: state, code and ID token were all accepted.',
            problem: null,
          },
        ]
      : [
          {
            verdict: 'skip',
            text: 'What the app compared is not in a HAR. Its answer is: no login cookie.',
            problem: null,
          },
        ],
  }
}
