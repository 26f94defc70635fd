import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import { identityMaxAge } from '#lib/streamlit/set-cookie.ts'
import type { ClockShift } from './lab-settings.ts'

/**
 * The cookies that reach an app whose clock was moved. At 30 days the lab does what a browser does then: it has thrown
 * away the identity cookies that are so old. At 31 days they come all the same, so that the app can refuse them.
 * `now` is in unix seconds, by the moved clock.
 */
export function jarThatArrives(
  jar: ReadonlyMap<string, string>,
  shift: ClockShift,
  now: number,
): ReadonlyMap<string, string> {
  if (shift !== '30d') return jar
  const young = ([name, value]: [string, string]) => {
    const signedAt = name.startsWith('_streamlit_user') ? takeApart(value)?.signedAt : undefined
    return signedAt === undefined || signedAt + identityMaxAge > now
  }
  return new Map([...jar].filter(young))
}
