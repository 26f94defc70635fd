import { cookieLineLimit } from '#lib/streamlit/websocket-limit.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { headerOf, messageOf } from '#lib/trace/message.ts'
import { type Found, logged } from './found.ts'
import { raisedAt, raisedStart, refusalOf } from './raised.ts'

const userCookie = '_streamlit_user'

/**
 * Why a page of the app did not believe the login cookie that came with it; null when it did, or when none came. `set`:
 * the message whose answer set the cookie in this run.
 */
export function unbelieved(page: Exchange, message: number, set: Exchange | null): Found | null {
  const cookie = messageOf(page).jar.get(userCookie)
  if (cookie === undefined) return null
  if (logged(page, 'Origin mismatch')) return { code: 'origin-mismatch', message }
  if (logged(page, 'Missing chunk')) {
    return { code: 'cookies-over-4-kb', message, seen: 'Logged out', why: 'a piece of the login cookie is missing' }
  }
  if (logged(page, 'Error decoding auth cookie') || logged(page, 'Error parsing auth cookie')) {
    return { code: 'login-cookie-unreadable', message }
  }
  // Of the rest Streamlit logs nothing: what the session was like is all there is.
  if (!page.remarks.some(({ kind, text }) => kind === 'session' && !text.startsWith(raisedStart))) return null
  const line = `cookie: ${headerOf(page.request.headers, 'cookie') ?? ''}`
  if (line.length > cookieLineLimit) return { code: 'cookies-over-8-kb', message }
  const asSet =
    set && messageOf(set).setCookies.some(({ name, value }) => name === userCookie && plain(value) === cookie)
  return { code: asSet ? 'missing-xsrf-token' : 'several-servers', message }
}

/** What keeps the app itself from running; null when nothing does. */
export function unrunnable(page: Exchange, message: number): Found | null {
  if (logged(page, 'Exception in ASGI application')) {
    const isNoTable = page.remarks.some(
      ({ kind, text }) => kind === 'session' && text.includes('object has no attribute'),
    )
    return { code: isNoTable ? 'auth-not-a-table' : 'expose-refresh-token', message }
  }
  if (!logged(page, 'Uncaught app execution')) return null
  if (messageOf(page).query.has('press')) {
    return { code: refusalOf(raisedAt(page) ?? '') ?? 'nothing-configured', message }
  }
  return { code: messageOf(page).jar.has(userCookie) ? 'claim-missing' : 'no-is-logged-in', message }
}

function plain(value: string): string {
  return value.replace(/^"(.*)"$/, '$1')
}
