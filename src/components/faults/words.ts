import type { MeasuredStory, MeasuredUnplayed } from '#data/measured-faults.ts'
import type { Fault } from '#lib/faults/fault.ts'
import { faults } from '#lib/faults/index.ts'
import type { OidcError } from '#lib/plays/faults/oidc-error.ts'

type Sees = MeasuredStory['sees'] | MeasuredUnplayed['sees']

/** What a person has on the screen: as a symptom to look for, and in a sentence. */
export const seesWords: Readonly<
  Record<Sees, { readonly symptom: string; readonly sentence: string; readonly mark: string }>
> = {
  'logged out': {
    symptom: 'Back at the start page, logged out',
    sentence: 'The start page, logged out. No message.',
    mark: '✕',
  },
  'red box': { symptom: 'A red box in the app', sentence: 'A red box in the app, with this text:', mark: '✕' },
  'error text': {
    symptom: 'White page: “Authentication error”, “Not Found”',
    sentence: 'A white page with this text:',
    mark: '✕',
  },
  nothing: { symptom: 'Endless loading', sentence: 'Nothing. The page stays empty and goes on loading.', mark: '✕' },
  'provider page': { symptom: 'The provider’s error page', sentence: 'A page of the provider:', mark: '✕' },
  'no server': { symptom: 'No app at all', sentence: 'No app: Streamlit ends when it is started.', mark: '✕' },
  'logged in': { symptom: 'Logged in all the same', sentence: 'The app, logged in.', mark: '✓' },
}

export const symptoms: readonly Sees[] = [
  'logged out',
  'red box',
  'error text',
  'nothing',
  'provider page',
  'logged in',
]

/** A symptom as a name for forms and data attributes. */
export function symptomKey(sees: Sees): string {
  return sees.replace(' ', '-')
}

export const whereWords: Readonly<Record<OidcError['where'], string>> = {
  callback: 'In the address of the callback',
  token: 'In the answer of the token endpoint',
  challenge: 'In its WWW-Authenticate header',
  page: 'On the provider’s own page, nowhere else',
}

/** The fault before and after another, in the order of the list. */
export function neighbours({ code }: Fault): {
  readonly previous: Fault | undefined
  readonly next: Fault | undefined
} {
  const at = faults.findIndex((fault) => fault.code === code)
  return { previous: faults[at - 1], next: faults[at + 1] }
}

/** Such as 23 November 2026. */
export function longDate(date: Date): string {
  return date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
}
