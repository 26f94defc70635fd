import type { Side } from './side.ts'

/** One Set-Cookie line, as it is compared. */
export interface CookieEntry {
  readonly name: string
  /** Everything behind the value, as written. */
  readonly attributes: string
  /** `deleted`, or what the value holds when it is decoded. */
  readonly content: string
  /** The value is, byte for byte, what lib/streamlit makes of that content at that time; null when it is deleted. */
  readonly sameBytes: boolean | null
}

/** A request to the app and its answer. */
export interface RequestEntry {
  readonly kind: 'request'
  /** Who answered: in a story that changes sides, not always the side that it is told from. */
  readonly by: Side['name']
  readonly what: string
  readonly status: number
  /** Of a method that is not allowed: what is said, and which methods are. */
  readonly refusal: string | null
  readonly location: string | null
  readonly cookies: readonly CookieEntry[]
  readonly log: readonly string[]
}

/** A page of the app in a session, new or running. */
export interface PageEntry {
  readonly kind: 'page'
  readonly what: string
  /** How the browser's request was crippled. */
  readonly without: 'xsrf' | 'origin' | null
  /** `no answer`: the app does not load. */
  readonly shown: 'no answer' | 'page'
  /** `st.user`, and `st.user.tokens` by name. */
  readonly user: string | null
  readonly tokens: string | null
  readonly exception: string | null
  readonly redirect: string | null
  readonly log: readonly string[]
}

/** What happened at the provider, where both sides' browsers meet the same code: only how it ended. */
export interface ProviderEntry {
  readonly kind: 'provider'
  readonly what: string
  readonly end: string
}

export type Entry = RequestEntry | PageEntry | ProviderEntry

/** An entry as lines of text, for reading and for finding the first line that differs. */
export function lines(entry: Entry): string[] {
  if (entry.kind === 'provider') return [`provider ${entry.what}`, `  ${entry.end}`]
  const log = entry.log.map((text) => `  log ${text}`)
  if (entry.kind === 'request') {
    const cookies = entry.cookies.flatMap(({ name, attributes, content, sameBytes }) => [
      `  set-cookie ${name}; ${attributes}`,
      `    ${content}${sameBytes === false ? ' (other bytes)' : ''}`,
    ])
    return [`request ${entry.what}`, `  ${entry.status} ${entry.location ?? entry.refusal ?? ''}`, ...cookies, ...log]
  }
  const { what, without, shown, user, tokens, exception, redirect } = entry
  const parts = { user, tokens, exception, redirect }
  const said = Object.entries(parts).flatMap(([name, value]) => (value === null ? [] : [`  ${name} ${value}`]))
  return [`page ${what}${without === null ? '' : ` without ${without}`}`, `  ${shown}`, ...said, ...log]
}
