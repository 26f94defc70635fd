import type { Finding } from '#lib/findings/finding.ts'
import type { Json } from '#lib/python/json.ts'
import { callbackOutcome } from '#lib/streamlit/callback-outcomes.ts'
import { authorizeFailed } from '#lib/streamlit/log-lines.ts'
import type { DiscoveryCode } from './problems.ts'

/** A discovery document: a JSON object, and the address that it was fetched from when that is known. */
export interface Discovery {
  readonly document: Readonly<Record<string, Json>>
  readonly url?: string
}

/** One thing to look for in a document. Gives what it finds, most often nothing. */
export type DiscoveryRule = (discovery: Discovery) => readonly Finding[]

type Outcome = Finding['streamlit']

/** A finding about one member; `member` empty: about the document as a whole. */
export function found(
  code: DiscoveryCode,
  kind: Finding['kind'],
  c: { member: string; title: string; so: string; streamlit: Outcome; fix: string },
): readonly Finding[] {
  const { member, ...rest } = c
  return [{ code, kind, at: [], ...(member === '' ? {} : { path: member }), ...rest }]
}

/** The login ends at `/auth/login`: a white page, and `exception` under a line in the log. */
export function loginEnds(exception: string): Outcome {
  return {
    does: 'Whoever presses the login button sees a white page with `Authentication error` (status 400). The server’s log says why.',
    says: `${authorizeFailed().text}\n${exception}`,
    where: 'log',
  }
}

/** The login ends after the sign-in, at `/oauth2callback`: the start page, logged out, and `exception` in the log. */
export function callbackEnds(exception: string): Outcome {
  const line = callbackOutcome('callback-exchange-failed', { provider: 'default' }).log?.text ?? ''
  return {
    does: 'The person signs in at the provider and is back at the start page, logged out. Nothing is shown; the server’s log says why.',
    says: exception === '' ? line : `${line}\n${exception}`,
    where: 'log',
  }
}

/** The provider answers with an error of its own; Streamlit shows its start page. */
export function providerRefuses(error: string): Outcome {
  const line = callbackOutcome('callback-provider-error', { error, errorDescription: '…' }).log?.text ?? ''
  return {
    does: 'The provider refuses the request. Where it sends its error back, Streamlit shows its start page, logged out, and logs the error; the words after it are the provider’s.',
    says: line,
    where: 'log',
  }
}

/** Nothing is shown and nothing is logged. */
export function silent(does: string): Outcome {
  return { does, where: 'nothing' }
}

/** A member that is a list of texts; undefined when it is absent, null or anything else. */
export function texts(value: Json | undefined): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.filter((one): one is string => typeof one === 'string')
}

/** A value as it stands in the document, cut where it is long. */
export function quoted(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  const bare = text.replaceAll('`', 'ˋ')
  return bare.length > 160 ? `${bare.slice(0, 157)}…` : bare
}

/** True for an address that only this machine can reach, where http does no harm. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(host) || host.endsWith('.localhost')
}
