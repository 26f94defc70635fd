import type { SeenText } from '#data/error-page.ts'
import { providers } from '#lib/facts/providers/index.ts'

/** Where a text is read, in a few words. */
export const placeWords: Readonly<Record<SeenText['place'], string>> = {
  screen: 'on the screen',
  log: 'in the log',
  provider: 'on the provider’s page',
  address: 'in the address bar',
  console: 'in the browser’s console',
}

/** How a text is known: a sign, a word, its colour. */
export const knownWords: Readonly<
  Record<SeenText['known'], { sign: string; word: string; tone: 'ok' | 'hold' | null }>
> = {
  measured: { sign: '✓', word: 'Measured', tone: 'ok' },
  read: { sign: '≡', word: 'Read in', tone: null },
  documents: { sign: '≡', word: 'Documents', tone: null },
  reported: { sign: '»', word: 'Reported', tone: null },
  unchecked: { sign: '?', word: 'Not checked', tone: 'hold' },
}

/** The name of who says a text: of a provider, for its id. */
export function sayer(from: string): string {
  const name = providers.find(({ id }) => id === from)?.name ?? from
  return name.charAt(0).toUpperCase() + name.slice(1)
}
