/** A section of a specification that a reader can open. */
export interface Section {
  readonly label: string
  readonly href: string
}

/** What a parameter, a header, a cookie or a member of a JSON answer is for. Backticks mark code in the texts. */
export interface Explanation {
  readonly text: string
  /** What Streamlit sends it for, or what it does with it; absent where Streamlit has no part in it. */
  readonly streamlit?: string
  /** Where it is defined; absent where no specification defines it. */
  readonly section?: Section
  /** Part of every visit to a web page, not of a login. */
  readonly ordinary?: true
}

export type Explanations = Readonly<Record<string, Explanation>>

/** OpenID Connect Core 1.0; `anchor` is the section's name in the page. */
export const core = (number: string, anchor: string): Section => ({
  label: `OpenID Connect Core §${number}`,
  href: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
})

/** OpenID Connect Discovery 1.0. */
export const discovery = (number: string, anchor: string): Section => ({
  label: `OpenID Connect Discovery §${number}`,
  href: `https://openid.net/specs/openid-connect-discovery-1_0.html#${anchor}`,
})

/** OpenID Connect RP-Initiated Logout 1.0. */
export const logout = (number: string, anchor: string): Section => ({
  label: `RP-Initiated Logout §${number}`,
  href: `https://openid.net/specs/openid-connect-rpinitiated-1_0.html#${anchor}`,
})

export const rfc = (rfcNumber: number, section: string): Section => ({
  label: `RFC ${rfcNumber} §${section}`,
  href: `https://www.rfc-editor.org/rfc/rfc${rfcNumber}.html#section-${section}`,
})

/** Fetch Metadata Request Headers (W3C). */
export const fetchMetadata = (header: string): Section => ({
  label: 'Fetch Metadata',
  href: `https://www.w3.org/TR/fetch-metadata/#${header}-header`,
})

/** User-Agent Client Hints. */
export const clientHints = (header: string): Section => ({
  label: 'User-Agent Client Hints',
  href: `https://wicg.github.io/ua-client-hints/#${header}`,
})
