import { readTimestamp } from '#lib/streamlit/signing-time.ts'

/** Seconds by which the clocks of a site's processes may differ: what Authlib allows an ID token. */
const DIFFERENCE = 120

/**
 * The time for an app's visit, in unix seconds: this process's, or that of the newest of the app's cookies where it was
 * signed a little ahead of it, by a process with another clock. itsdangerous takes no cookie from the future, so a login
 * that is answered by two processes would else be one that the app knows nothing of.
 */
export function nearbyNow(jar: ReadonlyMap<string, string>, now: number): number {
  let newest = now
  for (const [name, value] of jar) {
    if (!name.startsWith('_streamlit')) continue
    const signedAt = readTimestamp(value.split('.').at(-2) ?? '') ?? now
    if (signedAt > newest && signedAt <= now + DIFFERENCE) newest = signedAt
  }
  return newest
}
