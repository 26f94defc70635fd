import { providers } from '#lib/facts/providers/index.ts'
import { knownProvider } from '#lib/start/known-provider.ts'
import type { StartProvider } from '#lib/start/start-provider.ts'

/** What the sample provider's address is where a page is built and nobody knows yet where it will answer. */
export const unknownSite = 'http://localhost:4321'

/** The providers of /start/ in the order of its form: the sample provider last, since it is nobody's own. */
export function catalogue(site: string): readonly StartProvider[] {
  const known = providers.map((facts) => knownProvider(facts, site))
  return [...known.filter(({ id }) => id !== 'sample'), ...known.filter(({ id }) => id === 'sample')]
}
