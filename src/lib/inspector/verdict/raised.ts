import type { Exchange } from '#lib/trace/exchange.ts'
import type { CauseCode } from './causes.ts'

/** How the remark begins that says which exception a page of the app shows; its type and message follow. */
export const raisedStart = 'The page shows '

/** The remark of a page whose script calls `st.login()` without waiting for a click. */
export const atOnceWords = 'The script sends the browser to the login at once, with nobody asked.'

/** What a page of the app raised, as `Type: message`; null where it raised nothing. */
export function raisedAt({ remarks }: Exchange): string | null {
  const remark = remarks.find(({ kind, text }) => kind === 'session' && text.startsWith(raisedStart))
  return remark ? remark.text.slice(raisedStart.length) : null
}

/** The problem of what `st.login()` raised; null for an exception of anything else. */
export function refusalOf(raised: string): CauseCode | null {
  return refusals.find(([words]) => raised.includes(words))?.[1] ?? null
}

/** Words of the login rules, each with its problem. */
const refusals: readonly (readonly [words: string, problem: CauseCode])[] = [
  ['are missing the "redirect_uri" key', 'redirect-uri-missing'],
  ['are missing the "cookie_secret" key', 'cookie-secret-missing'],
  ['oct key material must not be empty', 'cookie-secret-empty'],
  ['has no len()', 'cookie-secret-not-text'],
  ['are missing the following keys', 'provider-keys-missing'],
  ['are missing for the authentication provider', 'provider-missing'],
  ['contains an underscore', 'provider-name-underscore'],
  ['must be valid TOML', 'provider-not-a-table'],
  ["has no attribute 'to_dict'", 'client-kwargs-not-a-table'],
  ['you need to configure credentials', 'nothing-configured'],
]
