import type { WholeRequest } from '#lib/message/message.ts'
import type { AppConfig } from '#lib/sample-app/app-config.ts'
import { cookieLineLimit } from '#lib/streamlit/websocket-limit.ts'
import type { Remark } from '#lib/trace/exchange.ts'
import { phaseOfRequest } from '#lib/trace/phase.ts'
import { alterationOf } from './alteration.ts'
import type { Fault } from './fault.ts'
import { faultRemark } from './on-the-way.ts'

/** Why the app's page never fills: its configuration, or a fault between browser and app. null when it does fill. */
export function whyUnloaded(
  { unloadable }: AppConfig,
  fault: Fault | undefined,
  request: { readonly headers: Pick<Headers, 'get'> },
): string | null {
  // What expose_tokens says is read with the cookies, and without an XSRF token these are not read.
  if (unloadable !== null && fault?.breaks.socket !== 'no-xsrf-token') return unloadable
  if (fault?.breaks.socket !== 'header-limit') return null
  const line = `Cookie: ${request.headers.get('cookie') ?? ''}`
  if (line.length <= cookieLineLimit) return null
  return `The WebSocket is refused: its Cookie line has ${line.length} characters, ${cookieLineLimit} are allowed.`
}

/** The cookies that the session believes: without an XSRF token Streamlit believes none. */
export function seenJar(jar: ReadonlyMap<string, string>, fault: Fault | undefined): ReadonlyMap<string, string> {
  return fault?.breaks.socket === 'no-xsrf-token' ? new Map() : jar
}

/** The origin that the session believes to be in the address bar. */
export function seenOrigin({ origin }: AppConfig, fault: Fault | undefined): string {
  if (!fault?.breaks.otherPort) return origin
  const other = new URL(origin)
  // 8502 is the port that Streamlit takes when 8501 is taken.
  other.port = other.port === '8502' ? '8501' : '8502'
  return other.origin
}

/** A call as the replica of the app gets it that answers the callback. */
export function atReplica<Call extends { readonly config: AppConfig; readonly fault: Fault | undefined }>(
  call: Call,
): Call {
  const { config, fault } = call
  if (!fault?.breaks.otherReplica) return call
  return { ...call, config: { ...config, cookieSecret: `${config.cookieSecret}-of-another-replica` } }
}

/** What a fault breaks at the callback, where it lies with the machine that answers. */
export function callbackRemarks(fault: Fault | undefined): Remark[] {
  const { otherReplica, clock } = fault?.breaks ?? {}
  return [
    ...(otherReplica ? [faultRemark('Another replica answers, with a cookie_secret of its own.')] : []),
    ...(clock === undefined ? [] : [faultRemark(`The clock of the app’s machine is off by ${clock} seconds.`)]),
  ]
}

/** What a fault does to a request of the back channel. */
export function alterationRemarks(fault: Fault | undefined, { method, url }: WholeRequest): Remark[] {
  const alteration = fault?.breaks.provider
  const text = alteration ? alterationOf(alteration, phaseOfRequest(method, url)) : null
  return text === null ? [] : [faultRemark(text)]
}
