/** One line of the result list; `deep` when it is a heading under the page above it. */
export interface Hit {
  readonly href: string
  readonly title: string
  /** Pagefind's escaped HTML, with `<mark>` around the words found. */
  readonly excerpt?: string
  readonly deep: boolean
}
