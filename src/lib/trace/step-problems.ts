import type { Exchange } from './exchange.ts'
import { messageOf } from './message.ts'
import type { OAuthError, Problem, Step, StepStatus } from './step.ts'

type Shown = Pick<Step, 'kind' | 'shows' | 'phase'>

/** What went wrong in a step, and its status, read off the exchange that it shows. */
export function stepProblems(
  step: Shown,
  exchange: Exchange,
): { readonly status: StepStatus; readonly problems: readonly Problem[] } {
  if (exchange.response === null) {
    const words = exchange.remarks.map(({ text }) => text).join(' ')
    return { status: 'unanswered', problems: [{ kind: 'no-answer', said: words || null }] }
  }
  const problems = [...ofMessage(step, exchange), ...ofRemarks(step, exchange), ...ofSilence(step, exchange)]
  return { status: statusOf(step, exchange, problems), problems }
}

function statusOf(step: Shown, exchange: Exchange, problems: readonly Problem[]): StepStatus {
  if (problems.length === 0) return 'ok'
  if (step.kind === 'checks' && isReturnFromLogout(exchange)) return 'warned'
  if (step.kind === 'checks') return setsIdentity(exchange) ? 'warned' : 'failed'
  const onlyWarnings = problems.every((problem) => problem.kind === 'remark' && problem.remark.level === 'warning')
  return onlyWarnings ? 'warned' : 'failed'
}

function ofMessage({ shows, kind, phase }: Shown, exchange: Exchange): Problem[] {
  const { response } = exchange
  const { query, location } = messageOf(exchange)
  if (shows === 'request') {
    const error = phase === 'callback' ? errorIn(query) : null
    return error ? [{ kind: 'error', error }] : []
  }
  if (!response || kind === 'checks' || kind === 'cookies') return []
  if (response.status >= 400) return [{ kind: 'status', status: response.status, error: errorInBody(exchange) }]
  const error = location && errorIn(location.searchParams)
  return error ? [{ kind: 'error', error }] : []
}

/** What the app or the library said stands at the step where the app decided. */
function ofRemarks({ kind, phase, shows }: Shown, { remarks }: Exchange): Problem[] {
  const decides = phase === 'callback' ? kind === 'checks' : shows !== 'request' && kind !== 'cookies'
  return decides ? remarks.filter(({ level }) => level !== 'info').map((remark) => ({ kind: 'remark', remark })) : []
}

/** Streamlit says nothing of a refused login link, and nothing to the person of a callback that failed. */
function ofSilence({ kind, phase }: Shown, exchange: Exchange): Problem[] {
  if (kind === 'checks') {
    return setsIdentity(exchange) || isReturnFromLogout(exchange) ? [] : [{ kind: 'not-logged-in' }]
  }
  if (kind !== 'redirect' || phase !== 'login') return []
  const base = messageOf(exchange).url.pathname.replace(/auth\/login$/, '')
  return messageOf(exchange).location?.pathname === base ? [{ kind: 'link-refused' }] : []
}

/** Whether the answer to a callback sets the cookie that is the login. */
export function setsIdentity(exchange: Exchange): boolean {
  return messageOf(exchange).setCookies.some(({ name, removes }) => name === '_streamlit_user' && !removes)
}

/** A provider's logout leads to the same address as a login, with neither a code nor an error. */
export function isReturnFromLogout(exchange: Exchange): boolean {
  const { query } = messageOf(exchange)
  return !query.has('code') && !query.has('error') && !query.has('state')
}

function errorInBody(exchange: Exchange): OAuthError | null {
  const { error, error_description: description } = messageOf(exchange).json ?? {}
  if (error === undefined) return null
  return { error: String(error), description: typeof description === 'string' ? description : null }
}

function errorIn(query: URLSearchParams): OAuthError | null {
  const error = query.get('error')
  return error === null ? null : { error, description: query.get('error_description') }
}
