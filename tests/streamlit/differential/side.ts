import type { LogLine } from '#lib/streamlit/log-lines.ts'
import type { Answer, CookieJar } from './cookie-client.ts'

/** What a page of the app shows, in a session of its own. */
export interface Seen {
  /** `st.user.to_dict()` and `st.user.tokens` as JSON text; null when the script did not get that far. */
  readonly user: string | null
  readonly exception: string | null
  /** Where the app sends the browser. */
  readonly redirect: string | null
}

/** A session in a browser tab. `run` gives null when nothing comes back: an app that does not load. */
export interface Tab {
  run(action?: Action): Promise<Seen | null>
  close(): Promise<void>
}

/** A button that is pressed. */
export type Press = { readonly login: string | null } | { readonly logout: true }

/**
 * What a run of the script is asked for; `guard`: to read `st.user.is_logged_in` before all else, and the name of
 * somebody who is logged in, as the guide's first app does.
 */
export type Action = Press | { readonly guard: true }

export interface TabOptions {
  readonly jar: CookieJar
  /** The address in the browser's address bar. */
  readonly url: URL
  /** The XSRF token and the Origin header as a browser sends them, or one of them left out. */
  readonly without: 'xsrf' | 'origin' | null
}

/** A line of the log, and the last line of the traceback that was printed with it; only Streamlit prints any. */
export interface Said extends LogLine {
  readonly exception?: string | null
}

/** One of the two that are compared: the real Streamlit, or the sample app. */
export interface Side {
  readonly name: 'Streamlit' | 'sample app'
  /** Puts a secrets.toml in force; null takes it away. */
  configure(secretsToml: string | null): Promise<void>
  get(url: URL, jar: CookieJar): Promise<Answer>
  /** A request with another method, and no body. */
  ask(method: string, url: URL, jar: CookieJar): Promise<Answer>
  open(options: TabOptions): Promise<Tab>
  /** What was logged since the last call. */
  logs(): readonly Said[]
}
