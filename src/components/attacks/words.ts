import type { Check, Outcome, Who } from '#lib/plays/attacks/played.ts'

export const whoWords: Readonly<Record<Who, string>> = {
  victim: 'Victim’s browser',
  attacker: 'Attacker’s browser',
  app: 'The app',
  mallory: 'Mallory, the attacker’s server',
}

export const checkWords: Readonly<Record<Check['verdict'], { mark: string; word: string; tone: string }>> = {
  pass: { mark: '✓', word: 'Right', tone: 'ok' },
  fail: { mark: '✕', word: 'Wrong', tone: 'bad' },
  off: { mark: '○', word: 'Not compared', tone: 'hold' },
}

export function outcomeWords({ succeeded }: Outcome): { mark: string; word: string; tone: string } {
  return succeeded
    ? { mark: '✕', word: 'The attack worked', tone: 'bad' }
    : { mark: '✓', word: 'The attack was stopped', tone: 'ok' }
}

/** A long value's beginning; the whole stands in the details. */
export function cut(value: string): string {
  return value.length > 32 ? `${value.slice(0, 14)}…` : value
}

/** What was done to the real Streamlit, by the name of the measured story. */
export const storyNames: Readonly<Record<string, string>> = {
  'login-csrf': 'The attacker’s callback, opened in a browser that had begun no login',
  'code-injection': 'The victim’s code in the attacker’s login, at a provider with PKCE',
  'code-injection-without-pkce': 'The same at a provider without PKCE',
  'token-replay': 'The victim’s ID token in the answer of the token endpoint to the attacker’s login',
  'token-replay-by-browser': 'The victim’s ID token in the address of the callback',
  'mix-up': 'The whole attack, with two providers of which one is in the attacker’s hands',
  'mix-up-issuer-changed': 'A callback whose `iss` was changed, nothing else',
  'embedded-key': 'An ID token with its own key of 1,024 bits in the header',
  'embedded-key-of-2048-bits': 'The same with a key of 2,048 bits',
  'open-redirect': '`next` in the login link and in the callback',
}
