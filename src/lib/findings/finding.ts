import type { LoginCheck } from '#lib/streamlit/check-login.ts'
import type { TomlReader } from '#lib/streamlit/secrets.ts'

/** Streamlit refuses it · takes it and the login fails · works, and is unsafe or surprising. */
export type FindingKind = 'refused' | 'fails' | 'surprising'

/** A piece of the text. All count from 1, columns and lengths in UTF-16 units; a line end counts one, however written. */
export interface Span {
  readonly line: number
  readonly column: number
  readonly length: number
}

/** Puts `insert` in place of what stands from `from` up to `to`, in UTF-16 offsets of the text that was given. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** Where a person meets what Streamlit says: on the app's page, in the server's log, in the browser, or nowhere. */
export type Where = 'screen' | 'log' | 'browser' | 'nothing'

/** One thing that is wrong, or unsafe, or surprising. Texts are plain, with code between backticks; secrets are masked. */
export interface Finding {
  /** Never changes. */
  readonly code: string
  readonly kind: FindingKind
  /** One line, names what is so. */
  readonly title: string
  /** Empty: the file as a whole. */
  readonly at: readonly Span[]
  /** Like "auth.google.client_id". */
  readonly path?: string
  /** What is so, with the value quoted. */
  readonly so: string
  readonly streamlit: {
    readonly does: string
    /** Word for word. */
    readonly says?: string
    readonly where?: Where
  }
  /** What to do. */
  readonly fix: string
  /** A change that is safe to make by a button. */
  readonly edit?: Edit
}

export interface Edit {
  /** What the button says. */
  readonly label: string
  readonly edits: readonly TextEdit[]
}

export interface CheckOptions {
  /** The version of Streamlit, like "1.65" or "1.65.0". */
  readonly streamlit: string
  /** The name given to `st.login`; null: none is given; undefined: every provider that is configured. */
  readonly provider?: string | null
  /** The app's address in the address bar. */
  readonly url?: string
}

/** What became of `st.login(provider)`. */
export interface LoginOutcome {
  /** "default" for `st.login()` without a name. */
  readonly provider: string
  readonly outcome: LoginCheck
}

export interface Report {
  readonly reader: TomlReader
  readonly findings: readonly Finding[]
  /** How many more there are than are listed. */
  readonly more: number
  readonly logins: readonly LoginOutcome[]
  /** The text with its secrets masked, letter for letter: places in it are those of the text. */
  readonly masked: string
}
