import { identityMaxAge } from '#lib/streamlit/set-cookie.ts'
import { signedCookieMaxAge } from '#lib/streamlit/signed-cookie.ts'

/** One of the three times that a login could end by. */
export interface Lifetime {
  readonly what: string
  readonly until: Date
  readonly over: boolean
  /** What happens then. */
  readonly then: string
}

/** The ends of a login, by the app's clock: the token's, the browser's and the signature's. All times unix seconds. */
export function lifetimes(c: { exp: number | undefined; signedAt: number; now: number }): Lifetime[] {
  const line = (what: string, until: number, then: string): Lifetime => ({
    what,
    until: new Date(until * 1000),
    over: c.now >= until,
    then,
  })
  return [
    ...(c.exp === undefined
      ? []
      : [
          line(
            'The ID token’s exp',
            c.exp,
            'Nothing. Streamlit compared it with the clock once, at the callback, and never looks at it again.',
          ),
        ]),
    line(
      'Max-Age of the cookie',
      c.signedAt + identityMaxAge,
      'The browser throws the cookie away. The next page load is logged out.',
    ),
    line(
      'The time inside the signature',
      c.signedAt + signedCookieMaxAge + 1,
      'Streamlit refuses the cookie, should a browser still send it: 30 days and one of grace.',
    ),
  ]
}
