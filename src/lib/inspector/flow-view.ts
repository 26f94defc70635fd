import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import type { OAuthError, Problem, Step, StepStatus } from '#lib/trace/step.ts'
import { stepsOf } from '#lib/trace/steps.ts'
import { type CallbackFinding, callbackFindings } from './callback-findings.ts'
import { groupsOf } from './flow-groups.ts'
import type { FlowGroup } from './flow-rows.ts'
import { meaningOf } from './meanings.ts'
import { visibleText } from './visible-text.ts'

/** A step of a run, ready to be drawn. It is plain data, so that a recorded run can be drawn without a server. */
export interface FlowStep {
  readonly number: number
  /** The captured exchange that it was read off, counted from 1. */
  readonly message: number
  /** From which lane to which: browser, app, provider. */
  readonly lane: `${Letter}-${Letter}`
  /** Server to server, unseen by the browser. */
  readonly back: boolean
  /** Such as "Browser → App". */
  readonly route: string
  /** A method, a header or a word, and what it is about. */
  readonly title: readonly [string, string]
  readonly meaning: string
  readonly status: StepStatus
  /** The outcome in a word or a number; empty for a request whose answer is a later step. */
  readonly outcome: string
  /** Milliseconds from the request to the answer; null where the answer is another step. */
  readonly took: number | null
  readonly problems: readonly string[]
  readonly findings: readonly CallbackFinding[]
  readonly groups: readonly FlowGroup[]
  readonly notes: readonly string[]
  /** Steps that it belongs to. */
  readonly links: readonly { readonly text: string; readonly step: number }[]
  /** It has not been sent: it waits for the visitor. */
  readonly waits?: true
}

type Letter = (typeof letters)[keyof typeof letters]

const letters = { browser: 'b', app: 'a', provider: 'p' } as const
const names = { browser: 'Browser', app: 'App', provider: 'Provider' } as const

/** A run's captured exchanges, in the order in which they were sent, as steps to be drawn; `steps` are theirs. Pure. */
export function flowView(exchanges: readonly Exchange[], steps: readonly Step[] = stepsOf(exchanges)): FlowStep[] {
  return steps.flatMap((step) => {
    const exchange = exchanges[step.message - 1]
    return exchange ? [stepView(step, exchange, { steps, exchanges })] : []
  })
}

interface RunSteps {
  readonly steps: readonly Step[]
  readonly exchanges: readonly Exchange[]
}

const alone: RunSteps = { steps: [], exchanges: [] }

/** One step, ready to be drawn, of the run that it belongs to. */
export function stepView(step: Step, exchange: Exchange, run: RunSteps = alone): FlowStep {
  const { number, message, from, to, channel, status } = step
  const within = step.within.flatMap((one) => run.exchanges[one - 1] ?? [])
  return {
    number,
    message,
    lane: `${letters[from]}-${letters[to]}`,
    back: channel === 'back',
    route: from === to ? names[from] : `${names[from]} → ${names[to]}${channel === 'back' ? ', server to server' : ''}`,
    title: titleOf(step, exchange),
    meaning: meaningOf(step, exchange),
    status,
    outcome: outcomeOf(step, exchange),
    took: isLast(step) && exchange.response ? Math.round(exchange.took) : null,
    problems: step.problems.map(inWords),
    findings: step.kind === 'checks' ? callbackFindings(exchange, within) : [],
    groups: groupsOf(step, exchange),
    notes: notesOf(step, exchange),
    links: linksOf(step, exchange, run),
  }
}

/** The step with which the exchange is answered. */
function isLast({ shows, kind }: Step): boolean {
  return shows === 'exchange' || kind === 'redirect' || kind === 'answer'
}

function titleOf({ kind, shows }: Step, exchange: Exchange): readonly [string, string] {
  const { request } = exchange
  if (kind === 'checks') return ['Checks', 'state, code, ID token']
  if (kind === 'cookies')
    return [
      'Set-Cookie',
      messageOf(exchange)
        .setCookies.map(({ name }) => name)
        .join(', '),
    ]
  if (shows === 'response') {
    const { location } = messageOf(exchange)
    return location ? ['Location', location.pathname] : ['Answer', '']
  }
  return [request.method, messageOf(exchange).url.pathname]
}

function outcomeOf({ kind, shows, status }: Step, exchange: Exchange): string {
  if (status === 'unanswered') return 'no answer'
  if (kind === 'checks') return { ok: 'passed', warned: 'passed over', failed: 'failed' }[status]
  if (kind === 'cookies') {
    const { setCookies } = messageOf(exchange)
    const removed = setCookies.filter(({ removes }) => removes).length
    const set = setCookies.length - removed
    return [set > 0 ? `${set} set` : '', removed > 0 ? `${removed} removed` : ''].filter(Boolean).join(', ')
  }
  return shows === 'request' ? '' : String(exchange.response?.status ?? '')
}

function inWords(problem: Problem): string {
  switch (problem.kind) {
    case 'no-answer':
      return visibleText(`Sent, no answer came back. ${problem.said ?? ''}`.trim())
    case 'status':
      return `The answer is ${problem.status}. ${problem.error ? errorInWords(problem.error) : ''}`.trim()
    case 'error':
      return errorInWords(problem.error)
    case 'remark': {
      const { kind, level, text } = problem.remark
      if (kind === 'fault') return visibleText(`Broken on purpose: ${text}`)
      return visibleText(`${kind === 'log' ? `Streamlit’s log, ${level}` : 'Library'}: ${text}`)
    }
    case 'link-refused':
      return 'The login link was not taken: forged, or older than two minutes. Streamlit says nothing.'
    case 'not-logged-in':
      return 'No login comes of it. The person sees the start page, and no reason.'
  }
}

function errorInWords({ error, description }: OAuthError): string {
  return visibleText(`Error: ${error}${description === null ? '' : `, ${description}`}`)
}

function notesOf({ shows, kind }: Step, exchange: Exchange): string[] {
  const { response, remarks } = exchange
  if (!response || shows === 'request' || kind === 'cookies' || kind === 'checks') return []
  const cut = response.body?.cut ?? 0
  return [
    ...remarks
      .filter(({ level }) => level === 'info')
      .map(({ kind, text }) => visibleText(kind === 'session' ? text : `Streamlit’s log, info: ${text}`)),
    ...(messageOf(exchange).isPage && !response.body
      ? ['The body is the page that the browser shows. It is not kept.']
      : []),
    ...(cut > 0 ? [`${cut} more bytes were left out, so the answer’s members are not shown.`] : []),
  ]
}

function linksOf(step: Step, exchange: Exchange, { steps, exchanges }: RunSteps): FlowStep['links'] {
  const sameMessage = steps.filter(({ message }) => message === step.message)
  if (step.shows === 'request') {
    const answer = sameMessage.find((one) => one.shows === 'response' && isLast(one))
    return answer ? [{ text: 'Answered in', step: answer.number }] : []
  }
  const request = sameMessage.find(({ shows }) => shows === 'request')
  const answers = request && request !== step ? [{ text: 'Answers', step: request.number }] : []
  const location = isLast(step) ? messageOf(exchange).location?.href : undefined
  const followed = exchanges.findIndex(
    (one, index) => index >= step.message && one.channel === 'front' && one.request.url === location,
  )
  const next = steps.find(({ message, shows }) => message === followed + 1 && shows !== 'response')
  return [...answers, ...(followed >= 0 && next ? [{ text: 'The browser goes on in', step: next.number }] : [])]
}
