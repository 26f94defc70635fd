/** What the cookie maker is asked: texts as somebody types them, or as a file holds them. */
export interface CookieAsked {
  /** JSON text of an object: the claims of the ID token. */
  readonly claims: string
  /** JSON text of an object with `id`, `access` or both, texts; empty: neither. */
  readonly tokens: string
  /** The address of the app: scheme, host, port, and `server.baseUrlPath` where there is one. */
  readonly address: string
  /** The name given to `st.login()`, which `st.user.provider` holds. */
  readonly provider: string
}

/** How the cookies are signed. */
export interface Signing {
  /** `cookie_secret` of the tests. */
  readonly secret: string
  /** How long ago the cookie was signed, in days. Below zero: in the future. */
  readonly age: number
  /** The Streamlit that is to read them, such as "1.66.0". */
  readonly streamlit: string
}

/** What keeps the cookies from being made. */
export interface AskedProblem {
  readonly at: keyof CookieAsked | keyof Signing
  /** Inline: code between backticks. */
  readonly text: string
}

/** The most of a text of claims or tokens that is read, in UTF-16 units. A browser's cookies hold far less. */
export const textLimit: number = 64 * 1024

/** The most of an address, of a provider's name and of a secret that is taken, in UTF-16 units. */
export const fieldLimit: number = 2048
