import type { Refusal } from '#lib/har/parse-har.ts'
import type { HarReading } from '#lib/har/read-har.ts'

/** Why a file was not read, and what to do instead. */
export const refusals: Readonly<Record<Refusal, string>> = {
  'too-large':
    'This file is over 50 MB and was not read. Record the login alone, in a fresh window, and without reloading.',
  'no-json': 'This is no whole JSON: the file was cut, or only a part was pasted. Choose it as a file.',
  'too-deep': 'This JSON is nested more deeply than any HAR, and was not read.',
  'no-har': 'This is JSON, and no HAR: there is no list log.entries in it.',
  'no-login':
    'There is no Streamlit login in this HAR: neither /auth/login nor /oauth2callback nor an authorization request. Begin to record before you press the login button, and keep the log when the page changes.',
}

/** What a reader has to know of a file before the Flow. */
export function factsInWords({ entries, kept, left, withoutCookies, verdict }: HarReading): readonly string[] {
  const count = `${kept} of ${entries} messages are of a login. Secrets are masked, and what you typed at the provider is left out.`
  return [
    ...(withoutCookies ? [noCookies] : []),
    ...(verdict.link?.problem === 'callback-exchange-failed' ? [inTheLog] : []),
    ...(verdict.kind === 'good' ? [notBelieved] : []),
    left > 0 ? `${count} ${left} more were passed over.` : count,
  ]
}

const noCookies =
  'This HAR has no cookies: Chrome leaves them out unless you export with sensitive data. So it cannot show whether the app set or got its cookies, which is how a login is told from a failed one.'
const inTheLog =
  'Why it failed stands only in Streamlit’s log, in the lines below “OAuth token exchange failed”. Paste them above.'
const notBelieved =
  'Whether the app believed the cookie is told in its WebSocket, whose messages are not read. If the page stays logged out, answer the three questions below.'
