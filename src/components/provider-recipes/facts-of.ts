import { providers } from '#lib/facts/providers/index.ts'
import type { ProviderFacts } from '#lib/facts/providers/provider-facts.ts'

/** The facts that a component of a recipe is about. `of`: the provider's id, as the recipe's file is named. */
export function factsOf(of: string): ProviderFacts {
  const facts = providers.find(({ id }) => id === of)
  if (facts === undefined) throw new Error(`no facts about the provider "${of}"`)
  return facts
}
