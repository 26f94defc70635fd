import type { MadeCookies } from '../make-cookies.ts'
import { cookieLine } from '../remarks.ts'

/** For programs: the cookies, the line that a browser sends of them, and what is to be known of them. */
export function asJson({ cookies, login, until, remarks }: MadeCookies): string {
  const { origin, path } = login
  return `${JSON.stringify({ origin, path, expires: until, cookies, header: cookieLine(cookies), remarks }, null, 2)}\n`
}
