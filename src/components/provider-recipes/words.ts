import type { MeasuredLogin } from '#data/measured-providers-file.ts'
import type { Evidence } from '#lib/facts/providers/evidence.ts'
import type { ErrorPlace, ProviderFacts } from '#lib/facts/providers/provider-facts.ts'

/** The evidence marks: a sign, a word, its colour, and what the word means. */
export const markWords: Readonly<
  Record<
    Evidence['kind'],
    { readonly sign: string; readonly word: string; readonly tone: 'ok' | 'hold' | null; readonly meaning: string }
  >
> = {
  measured: { sign: '✓', word: 'Measured', tone: 'ok', meaning: 'The real Streamlit did it, with the real thing.' },
  shape: {
    sign: '◇',
    word: 'On a shape',
    tone: 'ok',
    meaning:
      'The real Streamlit did it at a sample provider with this habit. That the real one has it, the source says.',
  },
  documents: {
    sign: '≡',
    word: 'Documents',
    tone: null,
    meaning: 'The provider’s documents or source say so. Nobody here ran it.',
  },
  reported: { sign: '»', word: 'Reported', tone: null, meaning: 'Users wrote of it where the source says.' },
  unchecked: { sign: '?', word: 'Not checked', tone: 'hold', meaning: 'From memory, or concluded. Look for yourself.' },
}

export const kinds = ['measured', 'shape', 'documents', 'reported', 'unchecked'] as const satisfies Evidence['kind'][]

/** Where an error is seen, in a few words. */
export const placeWords: Readonly<Record<ErrorPlace, string>> = {
  provider: 'Page of the provider',
  log: 'Streamlit’s log. Browser: start page, logged out',
  'authentication-error': 'White page of the app: `Authentication error`',
  logout: 'Page of the provider, at the logout',
  app: 'Exception in the app',
}

/** What Streamlit does with what a provider is like: the cells of the table of all providers. */
export const verdicts = {
  pkce: { advertised: 'Sent', 'not-advertised': 'Not sent', unknown: 'Unknown' },
  prompt: { accepted: 'Taken', refused: '✕ Refused: set another', unknown: 'Unknown' },
  email: { yes: 'Yes', no: '✕ No, until switched on', depends: '! It depends' },
  endSession: {
    standard: 'At the provider too, and back',
    'own-parameters': '✕ Ends on an error page',
    switch: '! At the provider once switched on',
    none: '! In the app only',
  },
} as const satisfies { [K in 'pkce' | 'prompt' | 'email' | 'endSession']: Record<ProviderFacts[K]['value'], string> }

/** Where a measured login or logout ended. */
export const seenWords: Readonly<Record<MeasuredLogin['login']['sees'], string>> = {
  'logged in': '✓ Logged in',
  'logged out': 'Start page, logged out',
  'red box': '✕ A red box in the app',
  nothing: '✕ A page that never fills',
  'error text': '✕ White page with an error',
  'provider page': '✕ Page of the provider',
}
