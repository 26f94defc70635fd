import { scenarios } from '#lib/sample-app/scenarios/index.ts'
import { providerPath } from './addresses.ts'
import { inlineText } from './inline.ts'
import { providerRecipeIds } from './pages.ts'
import { getSections } from './sections.ts'

/** What the lab calls a sample app, and the page that it belongs to. */
export interface LabPlace {
  readonly name: string
  /** A section of the guide, or the recipe of a provider; null where no page has its lab with it. */
  readonly path: string | null
}

/** Of every sample app, by its name in addresses. */
export async function labPlaces(): Promise<ReadonlyMap<string, LabPlace>> {
  const sections = await getSections()
  return new Map(
    scenarios.map(({ slug, name }) => {
      const section = sections.find(({ scenario }) => scenario === slug)
      if (section) return [slug, { name: inlineText(section.nav), path: section.path }]
      return [slug, { name, path: providerRecipeIds.includes(slug) ? providerPath(slug) : null }]
    }),
  )
}

/** Of one sample app. Throws where there is none of that name. */
export async function labPlaceOf(scenario: string): Promise<LabPlace> {
  const place = (await labPlaces()).get(scenario)
  if (!place) throw new Error(`there is no sample app ${scenario}`)
  return place
}
