import { identitySetCookie } from '#lib/streamlit/set-cookie.ts'
import type { MadeCookies } from '../make-cookies.ts'

/** Lines as Streamlit sends them after a login. */
export function asSetCookie({ cookies, login }: MadeCookies): string {
  return cookies.map((cookie) => `Set-Cookie: ${identitySetCookie({ ...cookie, path: login.path })}\n`).join('')
}
