/** Names of the three cookies of a login. Streamlit, starlette_server_config. */
export const userCookie = '_streamlit_user'
export const tokensCookie = '_streamlit_user_tokens'
export const sessionCookie = '_streamlit_session'

/** Seconds that a browser keeps an identity cookie: 30 days. */
export const identityMaxAge = 2_592_000

/** Seconds that a browser keeps `_streamlit_session`, and that Starlette takes it: 14 days. */
export const sessionMaxAge = 1_209_600

/** The cookie path for a base path: "/" stays, "/app/one/" and "app/one" become "/app/one". */
export function cookiePath(path: string): string {
  return `/${path.replace(/^\/+|\/+$/g, '')}`
}

/**
 * The Set-Cookie line of an identity cookie or chunk. No Secure, Domain or Expires, and always 30 days.
 * `value` is signed already. Streamlit, auth routes.
 */
export function identitySetCookie(c: { name: string; value: string; path: string }): string {
  return `${c.name}=${c.value}; HttpOnly; Max-Age=${identityMaxAge}; Path=${cookiePath(c.path)}; SameSite=lax`
}

/** Bytes of attributes that Streamlit counts when it decides whether a cookie must be split. */
export function identityAttributeSize(path: string): number {
  return `; Path=${cookiePath(path)}; HttpOnly; SameSite=lax; Max-Age=${identityMaxAge}`.length
}

/**
 * Set-Cookie lines that delete the identity cookies: the cookie itself, whether or not it came along, and every chunk in
 * the jar, in the jar's order (the name, "_" and digits: so orphaned chunks go too). `now` is in unix seconds.
 *
 * Streamlit with a base path sends each line a second time for `/`, for cookies of its Tornado days. That is left
 * out here: on localhost it would log the reader out of their own Streamlit app.
 */
export function identityDeletions(c: {
  jar: ReadonlyMap<string, string>
  base: 'user' | 'tokens' | 'both'
  path: string
  now: number
}): readonly string[] {
  const names = [
    ...(c.base === 'tokens' ? [] : namesOf(c.jar, userCookie)),
    ...(c.base === 'user' ? [] : namesOf(c.jar, tokensCookie)),
  ]
  const expires = new Date(c.now * 1000).toUTCString()
  return names.map((name) => `${name}=""; expires=${expires}; Max-Age=0; Path=${cookiePath(c.path)}; SameSite=lax`)
}

/**
 * The Set-Cookie line of `_streamlit_session`, as Starlette's SessionMiddleware writes it. `secure` is on when Streamlit
 * has `server.sslCertFile`. Streamlit always uses the path `/`, even with a base path; this site passes the app's own
 * path, so that the cookie never meets the one of a Streamlit app on another port of localhost.
 */
export function sessionSetCookie(c: { value: string; path: string; secure: boolean }): string {
  return `${sessionCookie}=${c.value}; path=${cookiePath(c.path)}; Max-Age=${sessionMaxAge}; ${sessionFlags(c.secure)}`
}

/** The line that deletes `_streamlit_session`; `path` and `secure` as they were when it was set. */
export function sessionDeletion(c: { path: string; secure: boolean }): string {
  const expires = 'Thu, 01 Jan 1970 00:00:00 GMT'
  return `${sessionCookie}=null; path=${cookiePath(c.path)}; expires=${expires}; ${sessionFlags(c.secure)}`
}

function sessionFlags(secure: boolean): string {
  return secure ? 'httponly; samesite=lax; secure' : 'httponly; samesite=lax'
}

function namesOf(jar: ReadonlyMap<string, string>, base: string): string[] {
  const isChunk = (name: string) => name.startsWith(`${base}_`) && /^\d+$/.test(name.slice(base.length + 1))
  return [base, ...[...jar.keys()].filter(isChunk)]
}
