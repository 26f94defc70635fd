import { pathItWasSetWith } from '#lib/trace/jars.ts'
import type { SetCookie } from '#lib/trace/parse-set-cookie.ts'

export type CookieKind = 'identity' | 'session' | 'provider' | 'other'

/** One attribute of a cookie, there or missing. */
export interface AttributeView {
  /** As written, such as `Max-Age=2592000`; the bare name of a missing one. */
  readonly text: string
  /** What it makes the browser do. */
  readonly meaning: string
  /** Why Streamlit sets it so, or leaves it out; null for the cookies of others. */
  readonly why: string | null
}

interface Entry {
  readonly meaning: string
  readonly identity: string
  readonly session: string
}

const strict =
  'With Strict, the browser would leave it out when the provider, another site, sends the user back to the app.'

/** RFC 6265 §5.2, and SameSite from its successor; the reasons are those of Streamlit. */
const entries: Readonly<Record<string, Entry>> = {
  httponly: {
    meaning: 'Scripts in the page cannot read the cookie. The browser sends it all the same.',
    identity: 'A script smuggled into the page cannot copy the login. Your own Python reads it in st.context.cookies.',
    session: 'It holds the PKCE secret and the nonce of a login under way, readable to whoever has the cookie.',
  },
  'max-age': {
    meaning: 'For how many seconds the browser keeps the cookie.',
    identity: '30 days from the login. No setting changes it, no visit renews it, the exp of the ID token has no say.',
    session: '14 days, the default of the library. The callback deletes the cookie long before.',
  },
  path: {
    meaning: 'The cookie goes along with requests to this path and below, and with no others.',
    identity: 'The app’s server.baseUrlPath, or / without one.',
    session:
      'Streamlit says / here, with a base path too. This lab keeps to the app’s own path, so that the cookie never meets that of a Streamlit app of yours on localhost.',
  },
  samesite: {
    meaning:
      'Lax: forms, frames and scripts of another site do not make the browser send it. A link that is followed does.',
    identity: strict,
    session: strict,
  },
  secure: {
    meaning: 'The browser sends it over HTTPS only.',
    identity:
      'Streamlit leaves it out even under HTTPS. So redirect plain HTTP to HTTPS, or the login may travel in clear.',
    session: 'Streamlit sets it only when it serves HTTPS itself (server.sslCertFile), not behind an HTTPS proxy.',
  },
  domain: {
    meaning: 'Which other hosts below this one get the cookie too. Without it, this host alone. Ports never count.',
    identity: 'Left out: no other host gets it. But two apps on localhost:8501 and :8502 overwrite each other’s login.',
    session: 'Left out: no other host gets it.',
  },
  expires: {
    meaning: 'The date after which the browser drops the cookie. Where both are there, Max-Age counts.',
    identity:
      'Left out: Max-Age says it. It appears only in the line that deletes the cookie, with a date that is over.',
    session: 'Left out: Max-Age says it. It appears only in the line that deletes the cookie, with a date in 1970.',
  },
}

const shouldBeThere = ['Secure', 'Domain', 'Expires'] as const

/** The attributes of a Set-Cookie line, in its order, explained. */
export function attributeViews(kind: CookieKind, set: SetCookie): AttributeView[] {
  return set.attributes.map(([name, value]) => {
    const entry = entries[name.toLowerCase()]
    const text = value === '' ? name : `${name}=${value}`
    if (!entry) return { text, meaning: 'Not an attribute that the standard knows. Browsers pass over it.', why: null }
    return { text, meaning: entry.meaning, why: whyOf(kind, entry) }
  })
}

/** The attributes that a cookie of Streamlit's does without, and why. Empty for the cookies of others. */
export function missingAttributes(kind: CookieKind, set: SetCookie): AttributeView[] {
  if (kind !== 'identity' && kind !== 'session') return []
  const there = new Set(set.attributes.map(([name]) => name.toLowerCase()))
  return shouldBeThere.flatMap((name) => {
    const entry = entries[name.toLowerCase()]
    return !entry || there.has(name.toLowerCase()) ? [] : [{ text: name, meaning: entry.meaning, why: entry[kind] }]
  })
}

/** Bytes of name, value and attributes together: what the limit of 4,096 counts (RFC 6265 §6.1). */
export function lineBytes(name: string, value: string, set: SetCookie | null): number {
  const attributes = (set?.attributes ?? []).map(([key, text]) => (text === '' ? `; ${key}` : `; ${key}=${text}`))
  return new TextEncoder().encode(`${name}=${value}${attributes.join('')}`).length
}

/** The path that a cookie belongs to, where a line of this run has said it. */
export function pathOfCookie(set: SetCookie | null): string | null {
  return pathItWasSetWith({ set }) ?? null
}

function whyOf(kind: CookieKind, entry: Entry): string | null {
  return kind === 'identity' || kind === 'session' ? entry[kind] : null
}
