import { type CollectionEntry, getCollection } from 'astro:content'
import site from '#content/site.json' with { type: 'json' }
import { sectionPath } from './addresses.ts'

/** A page of the guide as layouts and indexes need it. */
export interface Section extends Omit<CollectionEntry<'guide'>['data'], 'order'> {
  readonly id: string
  readonly path: string
  readonly number: number
  /** Where the page's source can be edited; null when the site names no repository. */
  readonly edit: string | null
  readonly entry: CollectionEntry<'guide'>
}

/** Every section of the guide, in its order. */
export async function getSections(): Promise<readonly Section[]> {
  const entries = await getCollection('guide')
  return entries.map(toSection).toSorted((a, b) => a.number - b.number)
}

function toSection(entry: CollectionEntry<'guide'>): Section {
  const { order, ...data } = entry.data
  return {
    ...data,
    id: entry.id,
    path: sectionPath(entry.id),
    number: order,
    edit: site.source ? `${site.source}/edit/main/src/content/guide/${entry.id}.mdx` : null,
    entry,
  }
}
