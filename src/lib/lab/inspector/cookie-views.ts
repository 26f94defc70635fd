import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import type { JarCookie, Jars } from '#lib/trace/jars.ts'

/** The most bytes of one cookie, name, value and attributes together, that browsers keep (RFC 6265 §6.1). */
export const COOKIE_LIMIT_BYTES = 4096

export interface CookieContent {
  /** The inner string, JSON indented. */
  readonly text: string
  readonly signedAt: Date
  readonly compressed: boolean
  /** Payload, time and signature as they stand in the cookie. */
  readonly parts: readonly [string, string, string]
}

export interface CookieView {
  readonly name: string
  readonly value: string
  readonly held: boolean
  /** The message that set or removed it, or that first brought it along. */
  readonly message: number
  /** Whether that message set it; false when it only came along with a request. */
  readonly wasSet: boolean
  readonly attributes: readonly string[]
  /** Of name, "=" and value. */
  readonly bytes: number
  readonly purpose: string
  /** What a Streamlit cookie says, read without its secret; null for others. */
  readonly content: CookieContent | null
}

export interface JarViews {
  readonly app: readonly CookieView[]
  readonly provider: readonly CookieView[]
  /** Length of the Cookie header that the browser would send to the app now. */
  readonly appHeaderBytes: number
}

export function jarViews(jars: Jars): JarViews {
  const app = jars.app.map((cookie) => view(cookie, appPurpose(cookie.name)))
  const held = app.filter((cookie) => cookie.held)
  return {
    app,
    provider: jars.provider.map((cookie) => view(cookie, providerPurpose(cookie.name))),
    appHeaderBytes: held.reduce((sum, cookie) => sum + cookie.bytes, Math.max(0, held.length - 1) * 2),
  }
}

function view(cookie: JarCookie, purpose: string): CookieView {
  const { name, value, held, message, set } = cookie
  const anatomy = name.startsWith('_streamlit') ? takeApart(value) : undefined
  return {
    name,
    value,
    held,
    message,
    wasSet: set !== null,
    attributes: set && held ? set.attributes.map(([key, text]) => (text === '' ? key : `${key}=${text}`)) : [],
    bytes: new TextEncoder().encode(`${name}=${value}`).length,
    purpose,
    content: anatomy
      ? {
          text: pretty(anatomy.inner),
          signedAt: new Date(anatomy.signedAt * 1000),
          compressed: anatomy.compressed,
          parts: partsOf(value),
        }
      : null,
  }
}

function partsOf(value: string): readonly [string, string, string] {
  const end = value.lastIndexOf('.')
  const middle = value.lastIndexOf('.', end - 1)
  return [value.slice(0, middle), value.slice(middle + 1, end), value.slice(end + 1)]
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function appPurpose(name: string): string {
  if (/^_streamlit_user_tokens_\d+$/.test(name)) return 'A piece of the tokens, which do not fit in one cookie.'
  if (/^_streamlit_user_\d+$/.test(name)) return 'A piece of the identity, which does not fit in one cookie.'
  if (name === '_streamlit_user') return 'Who is logged in: the claims that become st.user.'
  if (name === '_streamlit_user_tokens') return 'The ID token and the access token.'
  if (name === '_streamlit_session')
    return 'What the app must remember until the callback: state, nonce, PKCE verifier.'
  return 'Not one of Streamlit’s.'
}

function providerPurpose(name: string): string {
  if (/interaction/.test(name)) return 'Ties the sign-in page to this browser.'
  if (/resume/.test(name)) return 'Lets the provider go on with the request after the sign-in page.'
  return 'The provider’s own session: who is signed in there, whatever the app does.'
}
