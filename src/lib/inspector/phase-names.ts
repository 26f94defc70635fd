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
