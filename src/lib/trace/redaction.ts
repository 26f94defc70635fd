import type { Header } from './exchange.ts'

const OWN_COOKIES = /^(?:__Host-)?lab_/
const OWN_PAIRS = /((?:^|;)\s*(?:__Host-)?lab_[^=;]*=)[^;]*/g
const HIDDEN = '(this site’s own)'
const LEFT_OUT_HEADERS = /^(?:x-forwarded-|forwarded$|x-real-ip$|cf-|true-client-ip$)/

/**
 * The headers as they are kept, in the order in which they came: everything of the login, nothing that says where the
 * visitor sits, and this site's own cookies by name only, since they are no part of the login.
 */
export function keepHeaders(headers: Iterable<Header>): Header[] {
  const kept: Header[] = []
  for (const header of headers) {
    const [name, value] = header
    if (mayBeLeftOut(name) && LEFT_OUT_HEADERS.test(name)) continue
    if (name === 'cookie') kept.push([name, hideOwnCookies(value)])
    else if (name === 'set-cookie') kept.push([name, hideOwnCookie(value)])
    else kept.push(header)
  }
  return kept
}

/** By its first letter, x, f, c or t: a look at one letter costs a tenth of an expression, and most names have another. */
function mayBeLeftOut(name: string): boolean {
  const first = name.charCodeAt(0)
  return first === 0x78 || first === 0x66 || first === 0x63 || first === 0x74
}

function hideOwnCookies(cookie: string): string {
  return cookie.replace(OWN_PAIRS, `$1${HIDDEN}`)
}

function hideOwnCookie(line: string): string {
  const [name = ''] = line.split('=', 1)
  return OWN_COOKIES.test(name) ? line.replace(/=[^;]*/, `=${HIDDEN}`) : line
}
