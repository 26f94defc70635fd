import { routeOf } from '#lib/lab/route.ts'
import type { WholeResponse } from '#lib/message/message.ts'
import { userCookie } from '#lib/streamlit/set-cookie.ts'
import type { Remark } from '#lib/trace/exchange.ts'
import { callbackBranch } from '#lib/trace/outcome.ts'
import type { LogEntry } from './log.ts'

/** What an app or provider answered, and what the app's log or a library said. */
interface Answered {
  readonly response: WholeResponse
  readonly remarks: readonly Remark[]
}

/**
 * The line that an answer of a sample app or provider is worth: a login that ended, one way or the other, and an app that
 * was registered. null for all others. It says which app or provider it was, why a login failed, and nothing of the person.
 *
 * @param url the request target: path and query
 */
export function auditLine(method: string, url: string, { response, remarks }: Answered): LogEntry | null {
  const { status, headers } = response
  const [path = '', query] = url.split('?')
  const route = routeOf(path)
  if (route?.of === 'provider' && method === 'POST' && status === 201) {
    return { level: 'info', event: 'registration', of: route.tenant }
  }
  if (route?.of !== 'app' || route.endpoint !== 'callback') return null
  if (headers.getSetCookie().some(isIdentity)) return { level: 'info', event: 'login', of: route.slug }
  // Without either, the browser comes back from a logout at the provider (RP-Initiated Logout 1.0 §3).
  const parameters = new URLSearchParams(query)
  if (!parameters.has('code') && !parameters.has('error')) return null
  return { level: 'info', event: 'login-failed', of: route.slug, status, reason: callbackBranch({ remarks }) }
}

/** Whether a line sets the identity, and does not remove it. */
function isIdentity(line: string): boolean {
  return line.startsWith(`${userCookie}=`) && !line.startsWith(`${userCookie}="";`)
}
