/** The problems that a failing check of the tabs can be, each with its page at /errors/<code>/. */
export const checkProblems = [
  'callback-exchange-failed',
  'callback-provider-error',
  'callback-unknown-state',
  'cancelled-consent',
  'changed-nonce',
  'code-not-accepted',
  'cookies-over-4-kb',
  'id-token-bad-signature',
  'id-token-expired',
  'id-token-from-the-future',
  'id-token-other-audience',
  'id-token-unknown-key',
  'id-token-unsigned',
  'id-token-without-iat',
  'id-token-wrong-issuer',
  'jwks-rotated',
  'login-cookie-unreadable',
  'login-lasts-30-days',
  'lost-state-cookie',
  'prompt-none',
  'provider-down',
  'scope-refused',
  'scope-without-openid',
  'several-servers',
  'token-endpoint-500',
  'token-endpoint-timeout',
  'wrong-client-secret',
] as const

export type CheckProblem = (typeof checkProblems)[number]

type CallbackProblem =
  | 'cancelled-consent'
  | 'prompt-none'
  | 'scope-refused'
  | 'provider-down'
  | 'callback-provider-error'

/** What an error in a callback stands for (RFC 6749 §4.1.2.1, OpenID Connect Core 1.0 §3.1.2.6). */
export function problemOfCallbackError(error: string): CallbackProblem {
  return callbackErrors.get(error) ?? 'callback-provider-error'
}

const callbackErrors: ReadonlyMap<string, CallbackProblem> = new Map([
  ['access_denied', 'cancelled-consent'],
  ['login_required', 'prompt-none'],
  ['interaction_required', 'prompt-none'],
  ['consent_required', 'prompt-none'],
  ['account_selection_required', 'prompt-none'],
  ['invalid_scope', 'scope-refused'],
  ['server_error', 'provider-down'],
  ['temporarily_unavailable', 'provider-down'],
])

type TokenProblem =
  | 'token-endpoint-500'
  | 'wrong-client-secret'
  | 'scope-refused'
  | 'code-not-accepted'
  | 'callback-exchange-failed'

/** What a refusal of the token endpoint stands for (RFC 6749 §5.2); `error` is the member of its answer. */
export function problemOfTokenError(status: number, error: unknown): TokenProblem {
  if (status >= 500) return 'token-endpoint-500'
  if (status === 401 || error === 'invalid_client' || error === 'unauthorized_client') return 'wrong-client-secret'
  if (error === 'invalid_scope') return 'scope-refused'
  return error === 'invalid_grant' ? 'code-not-accepted' : 'callback-exchange-failed'
}
