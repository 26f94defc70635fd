import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import { identityMaxAge } from '#lib/streamlit/set-cookie.ts'
import { signedCookieMaxAge } from '#lib/streamlit/signed-cookie.ts'
import type { JarCookie, Jars } from '#lib/trace/jars.ts'

/**
 * The jars as a browser would have them whose clock is the app's: identity cookies whose 30 days are over are not held.
 * Past 31 days they are, because then the lab sends them, so that the app can refuse them. `now` is in unix seconds.
 */
export function jarsAtClock(jars: Jars, now: number): Jars {
  const app = jars.app.map((cookie) => (isOver(cookie, now) ? { ...cookie, held: false } : cookie))
  return { ...jars, app }
}

/** An identity cookie that a browser would have thrown away by now, and that Streamlit would still take. */
export function isOver({ name, value }: Pick<JarCookie, 'name' | 'value'>, now: number): boolean {
  const signedAt = name.startsWith('_streamlit_user') ? takeApart(value)?.signedAt : undefined
  const age = signedAt === undefined ? 0 : now - signedAt
  return age >= identityMaxAge && age <= signedCookieMaxAge
}
