import type { Exchange } from './exchange.ts'
import { headerOf, messageOf } from './message.ts'
import { phaseOf } from './phase.ts'
import { isReturnFromLogout } from './step-problems.ts'

/** The ways in which a login ends without one: Streamlit's branches of the callback, and what comes before it. */
export type FailedBranch =
  | 'login-link-refused'
  | 'login-failed'
  | 'provider-refused'
  | 'callback-no-redirect-uri'
  | 'callback-provider-error'
  | 'callback-unknown-state'
  | 'callback-exchange-failed'
  | 'callback-no-userinfo'
  | 'callback-failed'

/** How a run ended. `message` is the number of the message that decided it, counted from 1. */
export type Outcome =
  | { readonly kind: 'no-login' }
  | { readonly kind: 'not-finished'; readonly message: number }
  | { readonly kind: 'logged-in' | 'logged-out'; readonly message: number }
  | { readonly kind: 'failed'; readonly branch: FailedBranch; readonly message: number }
  /** A request went out and no answer came back; `branch` is what the app made of it, where it answered. */
  | { readonly kind: 'no-answer'; readonly branch: FailedBranch | null; readonly message: number }

/** How Streamlit begins or ends the log line of each branch of the callback. */
const logLines: readonly (readonly [RegExp, FailedBranch])[] = [
  [/^Error, misconfigured origin for `redirect_uri`/, 'callback-no-redirect-uri'],
  [/^Error during authentication: /, 'callback-provider-error'],
  [/^Missing provider for OAuth callback;/, 'callback-unknown-state'],
  [/^OAuth token exchange failed for provider /, 'callback-exchange-failed'],
  [/ did not return user information during callback\.$/, 'callback-no-userinfo'],
]

/** How a run ended, read off its exchanges, which must be in the order in which they were sent. */
export function outcomeOf(exchanges: readonly Exchange[]): Outcome {
  return exchanges.reduce<Outcome>((before, exchange, index) => after(before, exchange, index + 1), {
    kind: 'no-login',
  })
}

function after(before: Outcome, exchange: Exchange, message: number): Outcome {
  if (exchange.response === null) return unanswered(before, message)
  switch (phaseOf(exchange)) {
    case 'login':
      return afterLogin(exchange, message)
    case 'callback':
      return afterCallback(before, exchange, message)
    case 'logout':
      return { kind: 'logged-out', message }
    default:
      return exchange.to === 'provider' && exchange.channel === 'front' && isRefusal(exchange.response.status)
        ? refusedByProvider(before, message)
        : before
  }
}

/** A login that is over is not undone by a later silence; one that failed because of it is both. */
function unanswered(before: Outcome, message: number): Outcome {
  if (before.kind === 'logged-in' || before.kind === 'logged-out') return before
  return { kind: 'no-answer', branch: before.kind === 'failed' ? before.branch : null, message }
}

function afterLogin(exchange: Exchange, message: number): Outcome {
  if (setsCookie(exchange, /^_streamlit_session$/)) return { kind: 'not-finished', message }
  const refused = headerOf(exchange.response?.headers, 'location') !== undefined
  return { kind: 'failed', branch: refused ? 'login-link-refused' : 'login-failed', message }
}

/**
 * A provider's logout leads to the same address as a login, which is no failure. A callback that is stale leaves
 * an earlier login of the same run as it is, unless it takes the cookies away.
 */
function afterCallback(before: Outcome, exchange: Exchange, message: number): Outcome {
  const isIdentity = /^_streamlit_user(?:_\d+)?$/
  if (setsCookie(exchange, isIdentity)) return { kind: 'logged-in', message }
  if (before.kind === 'logged-out' && isReturnFromLogout(exchange)) return before
  if (before.kind === 'logged-in' && !removesCookie(exchange, isIdentity)) return before
  return { kind: 'failed', branch: callbackBranch(exchange), message }
}

/** The branch that a callback without a login took, told from what the app logged. */
export function callbackBranch({ remarks }: Pick<Exchange, 'remarks'>): FailedBranch {
  const lines = remarks.filter(({ kind }) => kind === 'log').map(({ text }) => text)
  return logLines.find(([pattern]) => lines.some((line) => pattern.test(line)))?.[1] ?? 'callback-failed'
}

/** With 422 the sign-in page asks the person to correct what they typed. */
function isRefusal(status: number): boolean {
  return status >= 400 && status !== 422
}

function refusedByProvider(before: Outcome, message: number): Outcome {
  return before.kind === 'not-finished' ? { kind: 'failed', branch: 'provider-refused', message } : before
}

function setsCookie(exchange: Exchange, name: RegExp): boolean {
  return messageOf(exchange).setCookies.some((cookie) => !cookie.removes && name.test(cookie.name))
}

function removesCookie(exchange: Exchange, name: RegExp): boolean {
  return messageOf(exchange).setCookies.some((cookie) => cookie.removes && name.test(cookie.name))
}
