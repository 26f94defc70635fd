import { dumps, type Json } from '#lib/python/json.ts'
import { writeChunks } from '#lib/streamlit/chunks.ts'
import { makeProviderToken } from '#lib/streamlit/provider-token.ts'
import { readSession, signSession } from '#lib/streamlit/session-cookie.ts'
import { sessionCookie, tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { signCookie } from '#lib/streamlit/signed-cookie.ts'
import type { Browser } from './browser.ts'
import { cookieSecret } from './setups.ts'

/** What whoever knows the cookie secret (or guesses one) can make. Times are in seconds. */

const day = 86_400
export const days = (count: number) => count * day

const now = () => Math.floor(Date.now() / 1000)

/** The path of a login link made `ago` seconds before. */
export function loginLink(provider: string, { ago = 0, secret = cookieSecret } = {}): string {
  return `auth/login?provider=${makeProviderToken({ provider, secret, now: now() - ago })}`
}

/** Puts one signed cookie into the browser, whatever it says. */
export function putSigned(
  browser: Browser,
  name: string,
  value: string,
  { ago = 0, secret = cookieSecret } = {},
): void {
  const signed = signCookie({ name, value, secret, now: now() - ago })
  browser.jar.put(browser.at(''), { name, value: signed, path: cookiePath(browser) })
}

/** Puts identity and tokens into the browser, in chunks where they are long, as lib/streamlit writes them. */
export function putIdentity(
  browser: Browser,
  more: Readonly<Record<string, Json>> = {},
  { ago = 0, secret = cookieSecret } = {},
): void {
  const user = {
    sub: '7',
    name: 'Forged',
    origin: browser.at('').origin,
    is_logged_in: true,
    provider: 'default',
    ...more,
  }
  const all = {
    [userCookie]: dumps(user),
    [tokensCookie]: dumps({ id_token: 'an-id-token', access_token: 'an-access-token' }),
  }
  for (const [name, value] of Object.entries(all)) {
    for (const cookie of writeChunks({ name, value, secret, now: now() - ago, path: cookiePath(browser) })) {
      browser.jar.put(browser.at(''), { ...cookie, path: cookiePath(browser) })
    }
  }
}

/** Changes what the login remembers (`data` of every state), and signs it again `ago` seconds in the past. */
export function editSession(
  browser: Browser,
  change: (data: Record<string, unknown>) => Record<string, unknown>,
  { ago = 0, secret = cookieSecret } = {},
): void {
  browser.jar.edit(browser.at(''), sessionCookie, (cookie) => {
    const session = readSession({ cookie, secret: cookieSecret, now: now() })
    const edited = Object.entries(session).map(([key, entry]) => {
      const { data, exp } = Object(entry)
      return [key, { data: change(data), exp: exp - ago }]
    })
    return signSession({ session: Object.fromEntries(edited), secret, now: now() - ago })
  })
}

/** Changes one character near the middle of a cookie's value. */
export function tamper(browser: Browser, name: string): void {
  browser.jar.edit(browser.at(''), name, (value) => {
    const at = Math.floor(value.length / 3)
    return value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1)
  })
}

/** Carries the cookies that one host has over to another name of the same machine. */
export function carryTo(browser: Browser, host: string): void {
  const held = browser.jar.for(browser.at(''))
  browser.host = host
  for (const cookie of held) browser.jar.put(browser.at(''), cookie)
}

function cookiePath(browser: Browser): string {
  return browser.at('').pathname.replace(/\/$/, '')
}
