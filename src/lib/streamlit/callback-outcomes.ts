import type { LogLine } from './log-lines.ts'
import { findState, type LoginState, type Session } from './session-cookie.ts'

interface CallbackBranch {
  readonly level: LogLine['level'] | null
  /** The text logged, for the values of this callback. */
  readonly log: (values: CallbackValues) => string
  /** `undecodable`: only cookies that cannot be read are deleted. `all`: an older, good login is deleted too. */
  readonly deletes: 'undecodable' | 'all' | 'none'
  readonly sets: boolean
}

export interface CallbackValues {
  readonly provider?: string
  readonly error?: string
  readonly errorDescription?: string | undefined
}

/**
 * The six ways in which `/oauth2callback` ends, in the order Streamlit tries them. Each answers with a redirect to
 * the app's start page, so the user sees the same thing five times.
 */
export const callbackBranches = {
  'callback-no-redirect-uri': {
    level: 'error',
    log: () => 'Error, misconfigured origin for `redirect_uri` in secrets.',
    deletes: 'undecodable',
    sets: false,
  },
  'callback-provider-error': {
    level: 'error',
    log: ({ error = '', errorDescription }) =>
      `Error during authentication: ${oneLine(error)}. Error description: ${errorDescription ? oneLine(errorDescription) : 'None'}`,
    deletes: 'undecodable',
    sets: false,
  },
  'callback-unknown-state': {
    level: 'warning',
    log: () =>
      'Missing provider for OAuth callback; this often indicates a stale or replayed callback (for example, from browser back/forward navigation).',
    deletes: 'undecodable',
    sets: false,
  },
  'callback-exchange-failed': {
    level: 'warning',
    log: ({ provider = '' }) => `OAuth token exchange failed for provider '${provider}'. Clearing auth cookies.`,
    deletes: 'all',
    sets: false,
  },
  'callback-no-userinfo': {
    level: 'error',
    log: ({ provider = '' }) => `OAuth provider '${provider}' did not return user information during callback.`,
    deletes: 'undecodable',
    sets: false,
  },
  'callback-success': { level: null, log: () => '', deletes: 'none', sets: true },
} as const satisfies Record<string, CallbackBranch>

export type CallbackCode = keyof typeof callbackBranches

/** One callback's end: what is logged (nothing on success), which cookies are deleted, whether new ones are set. */
export interface CallbackOutcome {
  readonly code: CallbackCode
  readonly log: LogLine | null
  readonly deletes: CallbackBranch['deletes']
  readonly sets: boolean
}

/** The outcome for a code; `values` fill the log text. */
export function callbackOutcome(code: CallbackCode, values: CallbackValues = {}): CallbackOutcome {
  const { level, log, deletes, sets }: CallbackBranch = callbackBranches[code]
  return { code, log: level && { level, text: log(values) }, deletes, sets }
}

/**
 * Decides a callback as far as it goes without asking the provider: an outcome (branches 1 to 3), or the login to finish.
 * `rest` is the session to keep once the exchange was tried. An answer with an error leaves the session as it is.
 */
export function decideBeforeExchange(c: {
  redirectUri: string | undefined
  query: URLSearchParams
  session: Session
}): CallbackOutcome | { readonly exchange: { provider: string; data: LoginState; rest: Session } } {
  if (!c.redirectUri) return callbackOutcome('callback-no-redirect-uri')
  const error = last(c.query, 'error')
  if (error) {
    return callbackOutcome('callback-provider-error', { error, errorDescription: last(c.query, 'error_description') })
  }
  const exchange = findState(c.session, last(c.query, 'state'))
  return exchange ? { exchange } : callbackOutcome('callback-unknown-state')
}

// Of a repeated parameter Starlette reads the last.
function last(query: URLSearchParams, name: string): string | undefined {
  return query.getAll(name).at(-1)
}

// Streamlit strips line breaks, so that a provider cannot forge lines of the log.
function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]/g, '')
}
