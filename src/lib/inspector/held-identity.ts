import { loadsObject } from '#lib/python/json.ts'
import type { AppConfig } from '#lib/sample-app/app-config.ts'
import { readChunks } from '#lib/streamlit/chunks.ts'
import { userCookie } from '#lib/streamlit/set-cookie.ts'
import type { Jars } from '#lib/trace/jars.ts'

/**
 * What the `_streamlit_user` cookie holds that the browser has after a run, before Streamlit takes `origin` out of it;
 * null when there is none that verifies. `now` is in unix seconds, by the app's clock.
 */
export function heldIdentity(jars: Jars, { cookieSecret }: AppConfig, now: number) {
  const jar = new Map(jars.app.filter(({ held }) => held).map(({ name, value }) => [name, value]))
  const cookie = readChunks({ name: userCookie, jar, secret: cookieSecret, now })
  return cookie.ok ? (loadsObject(cookie.value) ?? null) : null
}
