import type { Finding } from '#lib/findings/finding.ts'
import { type Json, loadsObject } from '#lib/python/json.ts'
import { cookieLimit } from '#lib/streamlit/chunks.ts'
import { tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { userFromCookies } from '#lib/streamlit/user-info.ts'
import { cookieLineLimit } from '#lib/streamlit/websocket-limit.ts'
import { cookieFindings } from './cookie-findings.ts'
import { innerOf, type Joined, joinedOf } from './joined.ts'
import { endOf, type OpenedCookie, openCookie, size } from './open-cookie.ts'
import { type PastedCookie, pastedCookies } from './pasted-cookies.ts'

/** In bytes. */
interface Size {
  readonly bytes: number
  readonly limit: number
}

export interface CookieReport {
  readonly cookies: readonly (OpenedCookie & { readonly ends: number | null })[]
  readonly joined: readonly Joined[]
  /** The Cookie line that a browser would send of all of them, and the longest that Streamlit's WebSocket takes. */
  readonly line: Size
  /** The largest of them with what was pasted of its attributes, and the most that browsers keep. */
  readonly largest: Size
  readonly findings: readonly Finding[]
  /** What Streamlit would make of them now; null without a secret or without an identity cookie. */
  readonly user: Readonly<Record<string, Json>> | null
}

/** The most that is read of a pasted text, in UTF-16 units. */
const pasteLimit = 256 * 1024

/**
 * Takes pasted cookies of Streamlit apart and says what Streamlit would do with them. Without a secret nothing is
 * verified: whoever wrote the cookie chose every part of it.
 *
 * @param c.secret `cookie_secret`; empty: not given
 * @param c.now unix seconds
 * @param c.origin of the app's address; without one, the origin in the cookie is taken to fit
 */
export function judgeCookies(text: string, c: { secret: string; now: number; origin?: string }): CookieReport {
  const pasted = pastedCookies(text.slice(0, pasteLimit), userCookie)
  const cookies = pasted.map((cookie) => openCookie(cookie, c))
  const jar = new Map(pasted.map(({ name, value }) => [name, value]))
  const joined = [userCookie, tokensCookie].flatMap((name) => joinedOf(name, jar))
  const line = { bytes: lineOf(pasted), limit: cookieLineLimit }
  const read = c.secret === '' || !jar.has(userCookie) ? null : reading(jar, c)
  return {
    cookies: cookies.map((cookie) => ({ ...cookie, ends: cookie.parts && endOf(cookie.kind, cookie.parts.signedAt) })),
    joined,
    line,
    largest: { bytes: Math.max(0, ...cookies.map(({ whole }) => whole)), limit: cookieLimit },
    findings: cookieFindings({ cookies, joined, line, jar, logs: read?.logs.map(({ text }) => text) ?? [] }),
    user: read?.user ?? null,
  }
}

function lineOf(cookies: readonly PastedCookie[]): number {
  return cookies.length === 0 ? 0 : size(`Cookie: ${cookies.map(({ name, value }) => `${name}=${value}`).join('; ')}`)
}

function reading(jar: ReadonlyMap<string, string>, c: { secret: string; now: number; origin?: string }) {
  const origin = c.origin || originIn(jar)
  return userFromCookies({ hasAuth: true, jar, secret: c.secret, now: c.now, origin, exposed: [] })
}

function originIn(jar: ReadonlyMap<string, string>): string {
  const whole = joinedOf(userCookie, jar)[0]?.text ?? innerOf(jar.get(userCookie)) ?? ''
  const origin = loadsObject(whole)?.['origin']
  return typeof origin === 'string' ? origin : ''
}
