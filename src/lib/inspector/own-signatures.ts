import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import { readSession } from '#lib/streamlit/session-cookie.ts'
import { sessionCookie } from '#lib/streamlit/set-cookie.ts'
import { readSignedCookie } from '#lib/streamlit/signed-cookie.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { providerOfLogin } from './login-trail.ts'

/** Where a message carries a signature that was made with `secret`: found by checking each, never by its name alone. */
export function ownSignatures(exchange: Exchange, secret: string): string[] {
  if (exchange.to !== 'app' || exchange.channel !== 'front') return []
  const { jar, setCookies } = messageOf(exchange)
  const received = [...jar].filter((cookie) => isSigned(cookie, secret))
  const set = setCookies.map(({ name, value }) => [name, value] as const).filter((cookie) => isSigned(cookie, secret))
  return [
    ...(providerOfLogin(exchange, secret) === undefined ? [] : ['signature of parameter provider']),
    ...(received.length > 0 ? [`signature checked of ${list(received)}`] : []),
    ...(set.length > 0 ? [`signature made for ${list(set)}`] : []),
  ]
}

/** Judged at the moment that the cookie itself names: the question is who signed it, not whether it is fresh. */
function isSigned([name, cookie]: readonly [name: string, cookie: string], secret: string): boolean {
  const now = name.startsWith('_streamlit_') ? takeApart(cookie)?.signedAt : undefined
  if (now === undefined) return false
  if (name === sessionCookie) return Object.keys(readSession({ cookie, secret, now })).length > 0
  return readSignedCookie({ name, cookie, secret, now }) !== undefined
}

function list(cookies: readonly (readonly [name: string, value: string])[]): string {
  return cookies.map(([name]) => name).join(', ')
}
