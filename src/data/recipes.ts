import { type CollectionEntry, getCollection } from 'astro:content'
import site from '#content/site.json' with { type: 'json' }
import { recipePath } from './addresses.ts'
import { recipeNames } from './pages.ts'

/** Files for a common need around a login, and the page that explains them. */
export interface Recipe extends Readonly<CollectionEntry<'recipes'>['data']> {
  /** As in src/content/recipes/. */
  readonly name: string
  readonly path: string
  /** Where its source can be edited; null when the site names no repository. */
  readonly edit: string | null
  readonly entry: CollectionEntry<'recipes'>
}

/** Every recipe, in the order of `recipeNames`. Throws where one of them has no page. */
export async function getRecipes(): Promise<readonly Recipe[]> {
  const entries = await getCollection('recipes')
  return recipeNames.map((name) => {
    const entry = entries.find(({ id }) => id === name)
    if (entry === undefined) throw new Error(`there is no recipe ${name}`)
    return {
      ...entry.data,
      name,
      path: recipePath(name),
      edit: site.source ? `${site.source}/edit/main/src/content/recipes/${name}.mdx` : null,
      entry,
    }
  })
}
