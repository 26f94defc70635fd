/** What a hit is, in the order in which kinds are named. */
export const kinds = [
  'problem',
  'key',
  'claim',
  'guide',
  'recipe',
  'provider',
  'lab',
  'reference',
  'version',
  'glossary',
  'page',
] as const

export type Kind = (typeof kinds)[number]

/** A page of the site, as the search knows it. */
export interface PageRecord {
  /** Its address, such as `/guide/configure/`. */
  readonly path: string
  readonly title: string
  readonly kind: Kind
  readonly sections: readonly SectionRecord[]
}

/** A section of a page: what stands under one heading, or one row or term that has a name. */
export interface SectionRecord {
  /** The id in the page to open it at; empty for the top. */
  readonly anchor: string
  /** Empty for what stands above the first heading. */
  readonly heading: string
  /** Plain text; blocks are on lines of their own. */
  readonly text: string
  /** Where it is not that of the page. */
  readonly kind?: Kind
}

/** Where the build writes the records of all pages, below the folder of what is served. */
export const recordsFile = 'search/sections.json'

/** Where the build writes the finder's table. */
export const problemsFile = 'fix/problems.json'
