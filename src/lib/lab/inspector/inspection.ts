import { hasAuth } from '#lib/streamlit/auth-section.ts'
import { type UserInfo, userFromCookies } from '#lib/streamlit/user-info.ts'
import { type Jars, jarsOf } from '#lib/trace/jars.ts'
import { type Run, traceLimits } from '#lib/trace/traces.ts'
import type { AppConfig } from '../app-config.ts'
import { type ClaimsView, claimsView } from './claims-view.ts'
import { type JarViews, jarViews } from './cookie-views.ts'
import { type MessageView, messageViews } from './messages.ts'

/** Everything the inspector draws of one run. */
export interface Inspection {
  readonly messages: readonly MessageView[]
  readonly jars: JarViews
  readonly claims: ClaimsView | null
  /** `st.user` as the app would see it with the cookies that the browser holds after this run. */
  readonly user: UserInfo['user']
  /** Later messages are not in it: the run has reached its limit. */
  readonly full: boolean
}

/** The inspector before anything has happened. */
export const nothingYet: Inspection = {
  messages: [],
  jars: jarViews({ app: [], provider: [] }),
  claims: null,
  user: { is_logged_in: false },
  full: false,
}

/** A run made ready for drawing. `now` is in unix seconds. */
export function inspect(run: Run | undefined, app: AppConfig, now: number): Inspection {
  if (!run) return nothingYet
  const { exchanges } = run
  const jars = jarsOf(exchanges)
  const bytes = JSON.stringify(exchanges).length
  return {
    messages: messageViews(exchanges),
    jars: jarViews(jars),
    claims: claimsView(exchanges),
    user: userOf(jars, app, now),
    full: exchanges.length >= traceLimits.exchangesPerRun || bytes > traceLimits.bytesPerRun - 16 * 1024,
  }
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
