import { alteredWhole } from '#lib/faults/alteration.ts'
import { brokenApp } from '#lib/faults/broken-app.ts'
import type { Fault } from '#lib/faults/fault.ts'
import {
  alterationRemarks,
  atReplica,
  callbackRemarks,
  seenJar,
  seenOrigin,
  whyUnloaded,
} from '#lib/faults/in-the-app.ts'
import { faultRemark } from '#lib/faults/on-the-way.ts'
import { atOnceWords, raisedStart } from '#lib/inspector/verdict/raised.ts'
import { type AppAnswer, type AppCall, logged, redirectTo } from '#lib/sample-app/app-call.ts'
import { finishAppLogin } from '#lib/sample-app/app-callback.ts'
import type { AppConfig } from '#lib/sample-app/app-config.ts'
import { beginAppLogin } from '#lib/sample-app/app-login.ts'
import { endAppLogin } from '#lib/sample-app/app-logout.ts'
import { type AppPage, drawApp, unloadedPage } from '#lib/sample-app/app-page.ts'
import type { AppSessions, SessionUser } from '#lib/sample-app/app-sessions.ts'
import type { Clock } from '#lib/store/store.ts'
import { hasAuth } from '#lib/streamlit/auth-section.ts'
import { type LogLine, weakSecret } from '#lib/streamlit/log-lines.ts'
import { userCookie } from '#lib/streamlit/set-cookie.ts'
import { type UserInfo, userFromCookies } from '#lib/streamlit/user-info.ts'
import { captureRequest } from '#lib/trace/capture.ts'
import { cookieJar } from '#lib/trace/cookie-jar.ts'
import type { CapturedRequest, Exchange, Remark } from '#lib/trace/exchange.ts'
import { byName } from '#lib/trace/header-order.ts'
import { phaseOfRequest } from '#lib/trace/phase.ts'
import { recordingFetch } from '#lib/trace/recording-fetch.ts'
import type { Traces } from '#lib/trace/traces.ts'
import type { BackChannel } from './back-channel.ts'
import { editedApp } from './edited-app.ts'
import { clockShifts, type LabSettings } from './lab-settings.ts'
import { jarThatArrives } from './moved-clock.ts'
import { nearbyNow } from './nearby-clock.ts'
import { type Pauses, pausedPath, STEP_COOKIE } from './pauses.ts'

/** A visitor's request to one of the sample apps. */
export interface AppVisit {
  readonly app: AppConfig
  readonly request: { readonly url: string; readonly headers: Pick<Headers, 'get'> }
  readonly visitor: string
  /** What is set in this visitor's lab. */
  readonly settings: LabSettings
}

export interface SampleApps {
  /** `fault`: what is switched on in this visitor's lab. */
  page(visit: AppVisit): Promise<{
    readonly page: AppPage
    readonly remarks: AppAnswer['remarks']
    readonly fault: Fault | undefined
  }>
  login(visit: AppVisit): Promise<AppAnswer & { readonly waits?: boolean }>
  /** `waits`: nothing has happened yet, the token request waits for the visitor. */
  callback(visit: AppVisit): Promise<AppAnswer & { readonly waits: boolean }>
  logout(visit: AppVisit): Promise<AppAnswer & { readonly waits?: boolean }>
  /** The request as the app sees it, by its clock. */
  call(visit: AppVisit): LabCall
}

/** A request to a sample app, and what is switched on in the visitor's lab. */
interface LabCall extends AppCall {
  readonly fault: Fault | undefined
}

export interface SampleAppParts {
  readonly traces: Traces
  readonly sessions: AppSessions
  readonly pauses: Pauses
  readonly backChannel: BackChannel
  /** What a code of the settings breaks. */
  readonly faultOf: (code: string | null) => Fault | undefined
  readonly clock: Clock
  readonly tick: () => number
}

/** The sample apps' routes, as Streamlit has them, with what the lab adds: captures, a moved clock, step mode. */
export function sampleApps(parts: SampleAppParts): SampleApps {
  const { traces, sessions, pauses, backChannel, clock, tick } = parts

  const callWith = (visit: AppVisit, record: (exchange: Exchange) => Promise<void>, hold?: Hold): LabCall => {
    const { clock: shift, fault: code } = visit.settings
    const fault = parts.faultOf(code)
    const skew = clockShifts[shift] + (fault?.breaks.clock ?? 0)
    const jar = cookieJar(visit.request.headers.get('cookie'))
    const seconds = Math.floor(clock() / 1000)
    // Whoever moves the clock is shown what a cookie from the future does.
    const now = skew === 0 ? nearbyNow(jar, seconds) : seconds + skew
    const send = answering(fault)
    return {
      fault,
      config: brokenApp(editedApp(visit.app, visit.settings.secrets), fault),
      query: new URL(visit.request.url).searchParams,
      jar: jarThatArrives(jar, shift, now),
      now,
      clockSkew: skew,
      fetch: recordingFetch({
        send: hold ? holding(send, hold) : send,
        record,
        tick,
        tenantOf: backChannel.tenantOf,
        remarks: (request) => alterationRemarks(fault, request),
      }),
    }
  }
  /** The back channel, with the answers that a fault puts in place of the provider's. */
  const answering = (fault: Fault | undefined): BackChannel['send'] => {
    const alteration = fault?.breaks.provider
    return alteration ? alteredWhole(backChannel.send, alteration, () => Math.floor(clock() / 1000)) : backChannel.send
  }
  const recorded =
    ({ visitor, app }: AppVisit) =>
    (exchange: Exchange) =>
      traces.append(visitor, app.scenario.slug, exchange)
  const call = (visit: AppVisit) => callWith(visit, recorded(visit))

  return {
    call,
    async page(visit) {
      const { config, jar, now, fault } = call(visit)
      const { visitor } = visit
      const { slug } = config.scenario
      const why = whyUnloaded(config, fault, visit.request)
      if (why !== null) {
        const page = unloadedPage(config, why)
        return { page, remarks: [...page.logs.flatMap(logged), sessionRemark(`No session begins. ${why}`)], fault }
      }
      const { searchParams } = new URL(visit.request.url)
      const asked = searchParams.get('session')
      const kept = asked === null ? undefined : await sessions.find(visitor, slug, asked)
      const origin = seenOrigin(config, fault)
      const info: UserInfo = kept ? { ...kept, logs: [] } : readUser({ ...config, origin }, seenJar(jar, fault), now)
      const session = kept ? asked : await sessions.begin(visitor, slug, pick(info))
      const told =
        origin === config.origin ? [] : [faultRemark(`The app is told that the address bar shows ${origin}.`)]
      const linksMadeAt = now - (fault?.breaks.linkAge ?? 0)
      const pressed = searchParams.get('press')
      const page = drawApp({ config, info, jar, now: linksMadeAt, session, rerun: kept !== undefined, pressed })
      const warned = page.logs.some(isWeakSecret) && !(await sessions.isFirst(visitor, slug, 'weak secret'))
      const logs = [...info.logs, ...(warned ? page.logs.filter((log) => !isWeakSecret(log)) : page.logs)]
      const unbelieved = kept === undefined && jar.has(userCookie) && info.user['is_logged_in'] !== true
      const seen = unbelieved ? [sessionRemark('The session begins logged out, although the login cookie came.')] : []
      const raised = page.drawn.find((one) => one.kind === 'exception')
      const shown = raised ? [sessionRemark(`${raisedStart}${raised.type}: ${raised.message}`)] : []
      const loops = fault?.breaks.asksAtOnce && page.drawn.some(({ kind }) => kind === 'login')
      const again = loops ? [sessionRemark(atOnceWords)] : []
      return { page, remarks: [...told, ...logs.flatMap(logged), ...seen, ...shown, ...again], fault }
    },
    async login(visit) {
      const { slug } = visit.app.scenario
      await traces.beginLogin(visit.visitor, slug, visit.settings)
      return beginAppLogin(call(visit))
    },
    async callback(visit) {
      const { visitor, app, request } = visit
      const { slug } = app.scenario
      const held = cookieJar(request.headers.get('cookie')).get(STEP_COOKIE)
      const released = await pauses.release(visitor, held, request.url)
      if (!visit.settings.step || released) return { ...(await finish(call(visit))), waits: false }

      // A first try that stops short of the token request. What it sent before is sent again, and captured, then.
      const hold: Hold = { request: null }
      const buffered: Exchange[] = []
      const answer = await finish(callWith(visit, async (exchange) => void buffered.push(exchange), hold))
      if (!hold.request) {
        for (const exchange of buffered) await traces.append(visitor, slug, exchange)
        return { ...answer, waits: false }
      }
      const pause = { scenario: slug, from: 'app', to: 'provider', request: hold.request, next: request.url } as const
      const id = await pauses.add(visitor, pause)
      const cookie = `${STEP_COOKIE}=${id}; Path=${app.base}; Max-Age=600; HttpOnly; SameSite=Lax${app.https ? '; Secure' : ''}`
      return { ...redirectTo(pausedPath(slug, id), [cookie], []), waits: true }
    },
    logout: async (visit) => endAppLogin(call(visit)),
  }
}

/** The callback of a login, answered as the fault that is on has it. */
async function finish(call: LabCall): Promise<AppAnswer> {
  const answer = await finishAppLogin(atReplica(call))
  return { ...answer, remarks: [...callbackRemarks(call.fault), ...answer.remarks] }
}

/** What the app's session was like, where no log tells it. */
function sessionRemark(text: string): Remark {
  return { kind: 'session', level: 'info', text }
}

function isWeakSecret({ text }: LogLine): boolean {
  return text === weakSecret('')?.text
}

interface Hold {
  request: CapturedRequest | null
}

/** A back channel that lets everything through but the token request, which it keeps. */
function holding(send: BackChannel['send'], hold: Hold): BackChannel['send'] {
  return async (request) => {
    if (phaseOfRequest(request.method, request.url) !== 'token') return send(request)
    const captured = captureRequest(request)
    hold.request = { ...captured, headers: byName(captured.headers) }
    throw new Error('waits for the visitor')
  }
}

function readUser(config: AppConfig, jar: ReadonlyMap<string, string>, now: number): UserInfo {
  return userFromCookies({
    hasAuth: hasAuth(config.secrets),
    jar,
    secret: config.cookieSecret,
    origin: config.origin,
    exposed: config.exposed,
    now,
  })
}

function pick({ user, tokens }: UserInfo): SessionUser {
  return { user, tokens }
}
