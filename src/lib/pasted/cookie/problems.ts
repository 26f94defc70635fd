/** What each finding about pasted cookies is: the problem, with its page at /errors/<problem>/. */
export const cookieProblems = {
  'cookie-from-the-future': 'login-cookie-unreadable',
  'cookie-line-too-long': 'cookies-over-8-kb',
  'cookie-of-tornado': 'cookies-of-an-older-streamlit',
  'cookie-orphans': 'cookies-over-8-kb',
  'cookie-other-secret': 'several-servers',
  'cookie-piece-missing': 'cookie-piece-missing',
  'cookie-too-large': 'cookies-over-4-kb',
  'cookie-too-old': 'login-lasts-30-days',
  'cookie-unreadable': 'login-cookie-unreadable',
  'cookie-unusable': 'origin-mismatch',
} as const satisfies Readonly<Record<string, string>>

export type CookieCode = keyof typeof cookieProblems
