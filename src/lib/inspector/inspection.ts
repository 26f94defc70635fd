import type { AppConfig } from '#lib/sample-app/app-config.ts'
import { hasAuth } from '#lib/streamlit/auth-section.ts'
import { type UserInfo, userFromCookies } from '#lib/streamlit/user-info.ts'
import { type Jars, jarsOf } from '#lib/trace/jars.ts'
import { lazily } from '#lib/trace/lazily.ts'
import { numberingOf } from '#lib/trace/numbering.ts'
import { stepsOf } from '#lib/trace/steps.ts'
import { type Run, traceLimits } from '#lib/trace/traces.ts'
import { type ClaimsView, claimsView } from './claims-view.ts'
import { type ConfigView, configView } from './config-view.ts'
import { type JarViews, jarViews } from './cookie-views.ts'
import { type Deed, deedsOf } from './deeds.ts'
import { type FlowStep, flowView } from './flow-view.ts'
import { heldIdentity } from './held-identity.ts'
import { jarsAtClock } from './jars-at-clock.ts'
import { idleLights, type Lights, lightsOfRun } from './lights.ts'
import { type LogView, logView } from './log-view.ts'
import { type MessageView, messageViews } from './messages.ts'
import { type Readings, readings } from './user-readings.ts'
import { type UserTrace, userTrace } from './user-trace.ts'
import { type VerdictLine, verdictLine } from './verdict/verdict-line.ts'
import { type Waiting, waitingStep } from './waiting-step.ts'

/** Everything the inspector draws of one run. */
export interface Inspection {
  /** The run's id; null before anything has happened. */
  readonly run: string | null
  /** What the visitor has done in it so far. */
  readonly deeds: readonly Deed[]
  /** What became of the run, in a line. */
  readonly verdict: VerdictLine
  /** How many steps the run has. */
  readonly steps: number
  readonly messages: readonly MessageView[]
  readonly flow: readonly FlowStep[]
  readonly jars: JarViews
  readonly claims: ClaimsView | null
  /** `st.user` as the app would see it with the cookies that the browser holds after this run. */
  readonly user: UserInfo['user']
  readonly lights: Lights
  readonly trace: UserTrace
  readonly readings: readonly Readings[]
  /** null on a page that is made before anybody visits it. */
  readonly config: ConfigView | null
  readonly log: LogView
  /** Later messages are not in it: the run has reached its limit. */
  readonly full: boolean
}

/** The inspector before anything has happened. */
const nothingYet: Inspection = {
  run: null,
  deeds: [],
  verdict: verdictLine([], []),
  steps: 0,
  messages: [],
  flow: [],
  jars: jarViews({ app: [], provider: [] }, { secret: '', now: 0 }),
  claims: null,
  user: { is_logged_in: false },
  lights: idleLights('no ID token yet'),
  trace: userTrace({ claims: null, cookie: null, user: { is_logged_in: false }, origin: '' }),
  readings: readings({ is_logged_in: false }, []),
  config: null,
  log: logView([]),
  full: false,
}

/** What a run is looked at with: the app as it was configured, its clock in unix seconds, whether redirects wait, and what does. */
interface Seen {
  readonly app: AppConfig
  readonly now: number
  readonly step: boolean
  readonly waiting?: Waiting
}

/** A run made ready for drawing; each part is worked out when it is first drawn. */
export async function inspect(run: Run | undefined, { app, now, step, waiting }: Seen): Promise<Inspection> {
  if (!run) return { ...nothingYet, config: configView(app, { exchanges: [], claims: null }) }
  const { exchanges } = run
  const steps = stepsOf(exchanges)
  const numbering = numberingOf(steps)
  const claims = claimsView(exchanges, numbering)
  const lights = await lightsOfRun({ exchanges, claims, app, now, numbering })
  const jars = lazily<{ found: Jars; inTime: Jars }>({
    found: () => jarsOf(exchanges),
    inTime() {
      return jarsAtClock(this.found, now)
    },
  })
  return lazily<Inspection>({
    run: () => run.id,
    deeds: () => deedsOf(run),
    verdict: () => verdictLine(exchanges, steps, step),
    steps: () => steps.length,
    messages: () => messageViews(exchanges, numbering),
    flow: () => [...flowView(exchanges, steps), ...(waiting ? [waitingStep(waiting, steps).step] : [])],
    jars: () => jarViews(jars.found, { secret: app.cookieSecret, now, numbering }),
    claims: () => claims,
    user: () => userOf(jars.inTime, app, now),
    lights: () => lights,
    trace() {
      const cookie = heldIdentity(jars.inTime, app, now)
      return userTrace({ claims: claims?.anatomy.claims ?? null, cookie, user: this.user, origin: app.origin })
    },
    readings() {
      return readings(this.user, app.scenario.app)
    },
    config: () => configView(app, { exchanges, claims, numbering }),
    log: () => logView(exchanges, numbering),
    full: () => isFull(run),
  })
}

/** A longer message would not find room any more. */
function isFull({ exchanges }: Run): boolean {
  if (exchanges.length >= traceLimits.exchangesPerRun) return true
  return JSON.stringify(exchanges).length > traceLimits.bytesPerRun - 16 * 1024
}

function userOf(jars: Jars, app: AppConfig, now: number): UserInfo['user'] {
  const held = jars.app.filter((cookie) => cookie.held)
  return userFromCookies({
    hasAuth: hasAuth(app.secrets),
    jar: new Map(held.map(({ name, value }) => [name, value])),
    secret: app.cookieSecret,
    origin: app.origin,
    exposed: app.exposed,
    now,
  }).user
}
