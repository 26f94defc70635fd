import { type CollectionEntry, getCollection } from 'astro:content'
import site from '#content/site.json' with { type: 'json' }
import { providers } from '#lib/facts/providers/index.ts'
import type { ProviderFacts } from '#lib/facts/providers/provider-facts.ts'
import { providerPath } from './addresses.ts'

/** The recipe of a provider, with what is known of it. */
export interface ProviderRecipe extends Readonly<CollectionEntry<'providers'>['data']> {
  readonly path: string
  readonly facts: ProviderFacts
  /** Where the recipe's source can be edited; null when the site names no repository. */
  readonly edit: string | null
  readonly entry: CollectionEntry<'providers'>
}

/** Every recipe, in the order of the facts. The sample provider has a page of its own kind and is not among them. */
export async function getProviderRecipes(): Promise<readonly ProviderRecipe[]> {
  const entries = await getCollection('providers')
  return providers.flatMap((facts) => {
    const entry = entries.find(({ id }) => id === facts.id)
    return entry === undefined ? [] : [toProviderRecipe(facts, entry)]
  })
}

function toProviderRecipe(facts: ProviderFacts, entry: CollectionEntry<'providers'>): ProviderRecipe {
  return {
    ...entry.data,
    path: providerPath(facts.id),
    facts,
    edit: site.source ? `${site.source}/edit/main/src/content/providers/${facts.id}.mdx` : null,
    entry,
  }
}
