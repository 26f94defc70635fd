import { addressOf } from '#lib/message/address.ts'
import { HeaderList } from '#lib/message/header-list.ts'
import type { WholeResponse } from '#lib/message/message.ts'
import { sessionCookie, sessionDeletion } from '#lib/streamlit/set-cookie.ts'
import type { Remark } from '#lib/trace/exchange.ts'
import { phaseOfRequest } from '#lib/trace/phase.ts'
import type { Breaks, Fault, Parameter } from './fault.ts'

/** An answer to the browser, as it was sent and as it arrives, and what happened to it between. */
export interface Passed {
  readonly sent: WholeResponse
  readonly arrives: WholeResponse
  readonly remarks: readonly Remark[]
}

/**
 * What a fault does to a redirect on its way to the browser. `url` is the address that was answered, `base` the app's
 * path. Of the way back from a logout nothing is changed.
 */
export function onTheWay(
  fault: Fault | undefined,
  answer: WholeResponse,
  { url, base }: { url: string; base: string },
): Passed {
  const untouched = { sent: answer, arrives: answer, remarks: [] }
  const location = answer.headers.get('location')
  if (!fault || location === null || !URL.canParse(location, url)) return untouched
  const next = new URL(location, url)
  const phase = phaseOfRequest('GET', next.href)
  const fromApp = addressOf(url).path.startsWith('/app/')
  const { request, callback, losesSession, keepsNoSession, endSession } = fault.breaks
  if (fromApp && phaseOfRequest('GET', url) === 'callback') return afterCallback(fault.breaks, answer, url)
  if (request && fromApp && phase === 'authorization') return changed(answer, next, request)
  if (endSession && fromApp && phase === 'end-session') return changed(answer, next, endSession)
  if (keepsNoSession && fromApp && phase === 'authorization') {
    const arrives = withCookies(answer, (line) => (line.startsWith(`${sessionCookie}=`) ? null : line))
    return { sent: answer, arrives, remarks: [faultRemark(`The browser does not keep ${sessionCookie}.`)] }
  }
  if (fromApp || phase !== 'callback' || !next.searchParams.has('state')) return untouched
  if (callback) return changed(answer, next, callback)
  if (!losesSession) return untouched
  const without = copy(answer)
  without.headers.append('set-cookie', sessionDeletion({ path: base, secure: false }))
  return { sent: without, arrives: without, remarks: [faultRemark(`The browser is made to drop ${sessionCookie}.`)] }
}

/** An address with another value for a parameter that it has; everything else stays as it is written. */
export function withParameter(url: URL, { name, value }: Parameter): URL {
  const other = new URL(url)
  other.search = url.search.replace(new RegExp(`([?&]${name}=)[^&]*`), (_, start: string) => start + value)
  return other
}

/** What becomes of the answer to a callback that logs the browser in. */
function afterCallback({ repeatsCallback, cookieLife }: Breaks, answer: WholeResponse, url: string): Passed {
  const logsIn = answer.headers.getSetCookie().some((line) => /^_streamlit_user=[^;"]/.test(line))
  if (logsIn && repeatsCallback) {
    const arrives = copy(answer)
    arrives.headers.set('location', url)
    return { sent: answer, arrives, remarks: [faultRemark('The browser opens this address once more.')] }
  }
  if (!logsIn || cookieLife === undefined) return { sent: answer, arrives: answer, remarks: [] }
  const arrives = withCookies(answer, (line) => line.replace(/Max-Age=[1-9]\d*/, `Max-Age=${cookieLife}`))
  return { sent: answer, arrives, remarks: [faultRemark(`The browser keeps these cookies for ${cookieLife} seconds.`)] }
}

/** The answer with other Set-Cookie lines; null leaves one out. */
function withCookies(answer: WholeResponse, change: (line: string) => string | null): WholeResponse {
  const other = copy(answer)
  other.headers.delete('set-cookie')
  for (const line of answer.headers.getSetCookie()) {
    const kept = change(line)
    if (kept !== null) other.headers.append('set-cookie', kept)
  }
  return other
}

function changed(answer: WholeResponse, next: URL, parameter: Parameter): Passed {
  const arrives = copy(answer)
  arrives.headers.set('location', withParameter(next, parameter).href)
  return { sent: answer, arrives, remarks: [faultRemark(`On its way, ${parameter.name} becomes ${parameter.value}.`)] }
}

function copy(answer: WholeResponse): WholeResponse {
  return { ...answer, headers: new HeaderList(answer.headers) }
}

/** What the lab itself broke at a message, for the reader. */
export function faultRemark(text: string): Remark {
  return { kind: 'fault', level: 'warning', text }
}
