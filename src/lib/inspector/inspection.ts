import type { AppConfig } from '#lib/sample-app/app-config.ts'
import { hasAuth } from '#lib/streamlit/auth-section.ts'
import { type UserInfo, userFromCookies } from '#lib/streamlit/user-info.ts'
import { type Jars, jarsOf } from '#lib/trace/jars.ts'
import { lazily } from '#lib/trace/lazily.ts'
import type { Step } from '#lib/trace/step.ts'
import { stepsOf } from '#lib/trace/steps.ts'
import { type Run, traceLimits } from '#lib/trace/traces.ts'
import { type ClaimsView, claimsView } from './claims-view.ts'
import { type ConfigView, configView } from './config-view.ts'
import { type JarViews, jarViews } from './cookie-views.ts'
import { type FlowStep, flowView } from './flow-view.ts'
import { heldIdentity } from './held-identity.ts'
import { jarsAtClock } from './jars-at-clock.ts'
import { idleLights, type Lights, lightsOfRun } from './lights.ts'
import { type LogView, logView } from './log-view.ts'
import { type MessageView, messageViews } from './messages.ts'
import { type Readings, readings } from './user-readings.ts'
import { type UserTrace, userTrace } from './user-trace.ts'
import { type VerdictLine, verdictLine } from './verdict/verdict-line.ts'

/** Everything the inspector draws of one run. */
export interface Inspection {
  /** What became of the run, in a line. */
  readonly verdict: VerdictLine
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
  verdict: verdictLine([], []),
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

/** What a run is looked at with: the app as it was configured, its clock in unix seconds, and whether redirects wait. */
interface Seen {
  readonly app: AppConfig
  readonly now: number
  readonly step: boolean
}

/** A run made ready for drawing; each part is worked out when it is first drawn. */
export async function inspect(run: Run | undefined, { app, now, step }: Seen): Promise<Inspection> {
  if (!run) return { ...nothingYet, config: configView(app, [], null) }
  const { exchanges } = run
  const claims = claimsView(exchanges)
  const lights = await lightsOfRun({ exchanges, claims, app, now })
  const jars = lazily<{ found: Jars; inTime: Jars }>({
    found: () => jarsOf(exchanges),
    inTime() {
      return jarsAtClock(this.found, now)
    },
  })
  let cut: readonly Step[] | undefined
  const steps = () => {
    cut ??= stepsOf(exchanges)
    return cut
  }
  return lazily<Inspection>({
    verdict: () => verdictLine(exchanges, steps(), step),
    messages: () => messageViews(exchanges),
    flow: () => flowView(exchanges, steps()),
    jars: () => jarViews(jars.found, { secret: app.cookieSecret, now }),
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
    config: () => configView(app, exchanges, claims),
    log: () => logView(exchanges),
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
