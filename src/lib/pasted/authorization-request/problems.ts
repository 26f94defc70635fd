/** What each finding about an authorization request is: the problem, with its page at /errors/<problem>/. What says that nothing was read leads to where a reader goes from there. */
export const requestProblems = {
  'request-hint-and-prompt': 'entra-login-hint',
  'request-incomplete': 'authorization-refused',
  'request-no-nonce': 'changed-nonce',
  'request-no-openid': 'scope-without-openid',
  'request-no-pkce': 'pkce-demanded',
  'request-not-found': 'authorization-refused',
  'request-other-client': 'changed-state',
  'request-pkce-odd': 'wrong-code-verifier',
  'request-prompt-none': 'prompt-none',
  'request-redirect-path': 'redirect-uri-without-callback',
  'request-repeated': 'authorization-refused',
  'request-response-mode': 'response-mode-form-post',
  'request-response-type': 'response-type-changed',
} as const satisfies Readonly<Record<string, string>>

export type RequestCode = keyof typeof requestProblems
