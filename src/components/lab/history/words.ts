import type { FailedBranch, Outcome } from '#lib/trace/outcome.ts'
import type { Phase } from '#lib/trace/phase.ts'

/** What a message of each phase is called. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  'app-page': 'App',
  login: 'Login link',
  metadata: 'Metadata',
  authorization: 'Authorization request',
  'sign-in-page': 'Sign-in page',
  'sign-in': 'Sign-in',
  resume: 'Provider goes on',
  callback: 'Callback',
  token: 'Token request',
  keys: 'Keys',
  logout: 'Logout link',
  'end-session': 'Logout at the provider',
  other: 'Other',
}

const branches: Readonly<Record<FailedBranch, string>> = {
  'login-link-refused': 'the login link was not taken',
  'login-failed': 'the login could not begin',
  'provider-refused': 'the provider refused the request',
  'callback-no-redirect-uri': 'no redirect_uri in the secrets',
  'callback-provider-error': 'the provider answered with an error',
  'callback-unknown-state': 'the state is unknown',
  'callback-exchange-failed': 'no valid tokens for the code',
  'callback-no-userinfo': 'no user information',
  'callback-failed': 'the callback failed',
}

/** An outcome in words, with a mark and a tone that go with it. */
export interface OutcomeWords {
  readonly mark: '✓' | '✕' | '…'
  readonly tone: 'ok' | 'bad' | 'hold' | null
  readonly text: string
}

export function outcomeWords(outcome: Outcome): OutcomeWords {
  switch (outcome.kind) {
    case 'logged-in':
      return { mark: '✓', tone: 'ok', text: 'logged in' }
    case 'logged-out':
      return { mark: '✓', tone: null, text: 'logged out' }
    case 'not-finished':
      return { mark: '…', tone: 'hold', text: 'not finished' }
    case 'no-login':
      return { mark: '…', tone: null, text: 'no login yet' }
    case 'failed':
      return { mark: '✕', tone: 'bad', text: `failed: ${branches[outcome.branch]}` }
    case 'no-answer': {
      const after = outcome.branch === null ? '' : `, so ${branches[outcome.branch]}`
      return { mark: '✕', tone: 'bad', text: `message ${outcome.message} sent, no answer${after}` }
    }
  }
}

/** Milliseconds in words, as exact as it is of use. */
export function duration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}

/** How long ago something was, in words; `ms` is its age. */
export function age(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes === 1) return '1 minute ago'
  return minutes < 60 ? `${minutes} minutes ago` : 'over an hour ago'
}

/** A time of day in UTC, such as 14:03:22; `at` is in milliseconds since the epoch. */
export function timeOfDay(at: number): string {
  return new Date(at).toISOString().slice(11, 19)
}
