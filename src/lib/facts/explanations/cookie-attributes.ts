import { type Explanation, type Explanations, rfc } from './explanation.ts'

/** What is said of one attribute of a Set-Cookie line. */
export interface CookieAttribute {
  readonly name: string
  /** In a row of the Flow. */
  readonly row: Explanation
  /** What it makes the browser do. */
  readonly meaning: string
  /** Why Streamlit sets it so, or leaves it out: on the identity cookies, and on `_streamlit_session`. */
  readonly identity: string
  readonly session: string
  /** Where a cookie does without it, that is said. */
  readonly missed?: true
}

const setCookie = (number: string) => rfc(6265, number)
const strict =
  'With Strict, the browser would leave it out when the provider, another site, sends the user back to the app.'

/** By name in lower case. RFC 6265 §5.2, and SameSite from its successor; the reasons are those of Streamlit. */
export const cookieAttributes: Readonly<Record<string, CookieAttribute>> = {
  httponly: {
    name: 'HttpOnly',
    row: { text: 'Scripts in the page cannot read the cookie.', section: setCookie('4.1.2.6') },
    meaning: 'Scripts in the page cannot read the cookie. The browser sends it all the same.',
    identity: 'A script smuggled into the page cannot copy the login. Your own Python reads it in st.context.cookies.',
    session: 'It holds the PKCE secret and the nonce of a login under way, readable to whoever has the cookie.',
  },
  'max-age': {
    name: 'Max-Age',
    row: {
      text: 'Seconds to live. 0 removes the cookie.',
      streamlit: '30 days for the identity cookies, counted from the login, whatever the token’s `exp` says.',
      section: setCookie('4.1.2.2'),
    },
    meaning: 'For how many seconds the browser keeps the cookie.',
    identity: '30 days from the login. No setting changes it, no visit renews it, the exp of the ID token has no say.',
    session: '14 days, the default of the library. The callback deletes the cookie long before.',
  },
  path: {
    name: 'Path',
    row: { text: 'Sent only to addresses that begin with this.', section: setCookie('4.1.2.4') },
    meaning: 'The cookie goes along with requests to this path and below, and with no others.',
    identity: 'The app’s server.baseUrlPath, or / without one.',
    session:
      'Streamlit says / here, with a base path too. This lab keeps to the app’s own path, so that the cookie never meets that of a Streamlit app of yours on localhost.',
  },
  samesite: {
    name: 'SameSite',
    row: {
      text: '`Lax`: when another site leads here, it is sent with a plain visit to a page, but not with a posted form.',
      section: { label: 'RFC 6265bis', href: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis' },
    },
    meaning:
      'Lax: forms, frames and scripts of another site do not make the browser send it. A link that is followed does.',
    identity: strict,
    session: strict,
  },
  secure: {
    name: 'Secure',
    row: {
      text: 'Sent over HTTPS only.',
      streamlit: 'Not set on the identity cookies, not even over HTTPS.',
      section: setCookie('4.1.2.5'),
    },
    meaning: 'The browser sends it over HTTPS only.',
    identity:
      'Streamlit leaves it out even under HTTPS. So redirect plain HTTP to HTTPS, or the login may travel in clear.',
    session: 'Streamlit sets it only when it serves HTTPS itself (server.sslCertFile), not behind an HTTPS proxy.',
    missed: true,
  },
  domain: {
    name: 'Domain',
    row: { text: 'Sent to this host and those below it.', section: setCookie('4.1.2.3') },
    meaning: 'Which other hosts below this one get the cookie too. Without it, this host alone. Ports never count.',
    identity: 'Left out: no other host gets it. But two apps on localhost:8501 and :8502 overwrite each other’s login.',
    session: 'Left out: no other host gets it.',
    missed: true,
  },
  expires: {
    name: 'Expires',
    row: { text: 'The moment it ends. One in the past removes the cookie.', section: setCookie('4.1.2.1') },
    meaning: 'The date after which the browser drops the cookie. Where both are there, Max-Age counts.',
    identity:
      'Left out: Max-Age says it. It appears only in the line that deletes the cookie, with a date that is over.',
    session: 'Left out: Max-Age says it. It appears only in the line that deletes the cookie, with a date in 1970.',
    missed: true,
  },
}

/** What the Flow says of each. */
export const attributeExplanations: Explanations = Object.fromEntries(
  Object.entries(cookieAttributes).map(([name, { row }]) => [name, row]),
)
