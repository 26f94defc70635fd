import type { Header } from './exchange.ts'

const OWN_COOKIES = /^(?:__Host-)?lab_/
const OWN_PAIRS = /((?:^|;)\s*(?:__Host-)?lab_[^=;]*=)[^;]*/g
const HIDDEN = '(this site’s own)'
const LEFT_OUT_HEADERS = /^(?:x-forwarded-|forwarded$|x-real-ip$|cf-|true-client-ip$)/

/**
 * The headers as they are kept: everything of the login, nothing that says where the visitor sits, and this site's
 * own cookies by name only, since they are no part of the login.
 */
export function keepHeaders(headers: Iterable<Header>): Header[] {
  const kept: Header[] = []
  for (const header of headers) {
    const [name, value] = header
    if (LEFT_OUT_HEADERS.test(name)) continue
    if (name === 'cookie') kept.push([name, hideOwnCookies(value)])
    else if (name === 'set-cookie') kept.push([name, hideOwnCookie(value)])
    else kept.push(header)
  }
  // By name, as web-standard headers list them; lines of one name stay in their order.
  return kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

function hideOwnCookies(cookie: string): string {
  return cookie.replace(OWN_PAIRS, `$1${HIDDEN}`)
}

function hideOwnCookie(line: string): string {
  const [name = ''] = line.split('=', 1)
  return OWN_COOKIES.test(name) ? line.replace(/=[^;]*/, `=${HIDDEN}`) : line
}
