import type { Exchange } from './exchange.ts'
import { parseSetCookie } from './set-cookie.ts'
import { locationOf, type OAuthError, type Problem, type Step, type StepStatus } from './step.ts'

type Shown = Pick<Step, 'kind' | 'shows' | 'phase'>

/** What went wrong in a step, and its status, read off the exchange that it shows. */
export function stepProblems(
  step: Shown,
  exchange: Exchange,
): { readonly status: StepStatus; readonly problems: readonly Problem[] } {
  if (exchange.response === null) {
    const said = exchange.remarks.map(({ text }) => text).join(' ')
    return { status: 'unanswered', problems: [{ kind: 'no-answer', said: said || null }] }
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
  const { request, response } = exchange
  if (shows === 'request') {
    const error = phase === 'callback' ? errorIn(new URL(request.url).searchParams) : null
    return error ? [{ kind: 'error', error }] : []
  }
  if (!response || kind === 'checks' || kind === 'cookies') return []
  if (response.status >= 400) return [{ kind: 'status', status: response.status, error: errorInBody(exchange) }]
  const location = locationOf(exchange)
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
  const base = new URL(exchange.request.url).pathname.replace(/auth\/login$/, '')
  return locationOf(exchange)?.pathname === base ? [{ kind: 'link-refused' }] : []
}

/** Whether the answer to a callback sets the cookie that is the login. */
export function setsIdentity({ at, response }: Exchange): boolean {
  const lines = response?.headers.filter(([name]) => name === 'set-cookie') ?? []
  return lines.some(([, line]) => {
    const { name, removes } = parseSetCookie(line, at)
    return name === '_streamlit_user' && !removes
  })
}

/** A provider's logout leads to the same address as a login, with neither a code nor an error. */
export function isReturnFromLogout({ request }: Exchange): boolean {
  const query = new URL(request.url).searchParams
  return !query.has('code') && !query.has('error') && !query.has('state')
}

function errorInBody({ response }: Exchange): OAuthError | null {
  try {
    const answer: unknown = JSON.parse(response?.body?.text ?? '')
    if (typeof answer !== 'object' || answer === null || !('error' in answer)) return null
    const description = 'error_description' in answer ? answer.error_description : null
    return { error: String(answer.error), description: typeof description === 'string' ? description : null }
  } catch {
    return null
  }
}

function errorIn(query: URLSearchParams): OAuthError | null {
  const error = query.get('error')
  return error === null ? null : { error, description: query.get('error_description') }
}
