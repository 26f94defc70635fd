import { cookieJar } from '#lib/trace/cookie-jar.ts'
import { deletionLines, type HeldCookie, heldCookies } from './held-cookies.ts'

interface CookieRoute {
  readonly request: Request
  readonly of: 'app' | 'provider'
  /** The path that the cookies were set with. */
  readonly path: string
  readonly https: boolean
}

/** What the browser holds for a path: on GET the list; on POST a redirect to /cookies/ that deletes them. */
export function cookieRoute({ request, of, path, https }: CookieRoute): HeldCookie[] | Response {
  const cookies = heldCookies(cookieJar(request.headers.get('cookie')), of)
  if (request.method !== 'POST') return cookies
  const headers = new Headers({ location: '/cookies/' })
  const names = cookies.map(({ name }) => name)
  for (const line of deletionLines(names, path, https)) headers.append('set-cookie', line)
  return new Response(null, { status: 303, headers })
}
