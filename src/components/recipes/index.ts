import NameableBy from './NameableBy.astro'

/** What recipes may use without an import, besides the prose. */
export const recipeComponents = { NameableBy }
