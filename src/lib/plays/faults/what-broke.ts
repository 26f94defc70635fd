import { brokenScript } from '#lib/faults/broken-app.ts'
import type { Fault } from '#lib/faults/fault.ts'
import type { FlowStep } from '#lib/inspector/flow-view.ts'
import { visibleText } from '#lib/inspector/visible-text.ts'
import type { Line } from '#lib/sample-app/scenario.ts'
import { simpleExample as playedScenario } from '#lib/sample-app/scenarios/simple-example.ts'
import type { Remark } from '#lib/trace/exchange.ts'
import { pairUp } from '#lib/trace/pair-up.ts'
import type { Played } from './play.ts'

/** A line that is only in the right file, or only in the wrong one. */
export interface ChangedLine {
  readonly file: 'secrets.toml' | 'app.py'
  readonly side: 'right' | 'wrong'
  readonly text: string
}

/** The mistakes that a fault makes in a secrets.toml and in the script of the played app; empty where it makes none. */
export function changedLines(fault: Fault, secretsToml: string): ChangedLine[] {
  const { secrets } = fault.breaks
  const toml = secrets ? (secrets(secretsToml) ?? '') : secretsToml
  const script = brokenScript(playedScenario, fault).app
  return [
    ...changes('secrets.toml', secretsToml.split('\n'), toml.split('\n')),
    ...changes('app.py', codesOf(playedScenario.app), codesOf(script)),
  ]
}

function changes(file: ChangedLine['file'], right: readonly string[], wrong: readonly string[]): ChangedLine[] {
  return pairUp(right, wrong, (line) => line).flatMap(([before, after]): ChangedLine[] => {
    if (before === null) return [{ file, side: 'wrong', text: after }]
    return after === null ? [{ file, side: 'right', text: before }] : []
  })
}

function codesOf(lines: readonly Line[]): string[] {
  return lines.map(({ code }) => code)
}

/**
 * The steps of a broken run, with what the steps do not say: another address of the app, an old link, a WebSocket that
 * stays shut. Where no answer came, what the lab broke is told apart from what the library says of it.
 */
export function withUnseen(steps: readonly FlowStep[], { breaks }: Fault, { run, app, end }: Played): FlowStep[] {
  const elsewhere = steps.findIndex((step) => addressOf(run, step).origin !== app.origin)
  const link = steps.findIndex(({ title }) => title[1].endsWith('/auth/login'))
  const last = steps.length - 1
  const unloaded = end.of === 'app' ? end.page.drawn.find(({ kind }) => kind === 'unloaded') : undefined
  return steps.map((step, index) => {
    if (step.status === 'unanswered') return unanswered(step, run.exchanges[step.message - 1]?.remarks ?? [])
    const problems = [
      ...(index === elsewhere ? [`${onPurpose}The address bar shows ${addressOf(run, step).origin}.`] : []),
      ...(index === link && breaks.linkAge ? [`${onPurpose}The link is followed ${breaks.linkAge} seconds old.`] : []),
      ...(index === last && breaks.socket === 'no-xsrf-token'
        ? [`${onPurpose}Its WebSocket comes without the XSRF token.`]
        : []),
    ]
    if (index === last && unloaded?.kind === 'unloaded')
      return { ...step, status: 'failed', problems: [...step.problems, unloaded.why] }
    if (problems.length === 0) return step
    return { ...step, status: step.status === 'ok' ? 'warned' : step.status, problems: [...problems, ...step.problems] }
  })
}

function addressOf({ exchanges }: Played['run'], { message }: FlowStep): URL {
  const exchange = exchanges[message - 1]
  if (!exchange) throw new Error(`step of a message ${message} that was not captured`)
  return new URL(exchange.request.url)
}

/** How the words begin that say what the lab broke. */
export const onPurpose = 'Broken on purpose: '

function unanswered(step: FlowStep, remarks: readonly Remark[]): FlowStep {
  const isFault = ({ kind }: Remark) => kind === 'fault'
  const others = remarks.filter((remark) => !isFault(remark)).map(({ text }) => visibleText(text))
  return {
    ...step,
    problems: [
      ...remarks.filter(isFault).map(({ text }) => onPurpose + visibleText(text)),
      ['Sent, no answer came back.', ...others].join(' '),
    ],
  }
}
