/** A text by which a problem is known, as the finder needs it. */
export interface EntryText {
  /** Word for word; `…` stands for anything, on up to a few lines. */
  readonly text: string
  /** It stands above many causes: it decides when nothing else is there. */
  readonly weak?: true
  /** Another text that stands in the same log when it is this problem, and not one that says the same. */
  readonly beside?: string
  /** The id of a provider: another problem has this text too, and this one is meant where the provider is spoken of. */
  readonly hint?: string
}

/** The one question that tells problems with the same text apart. */
export interface Ask {
  readonly question: string
  readonly answers: readonly { readonly if: string; readonly go: string }[]
}

/** A problem, as the finder needs it. */
export interface Entry {
  /** Kebab-case, never changes: its page is `/errors/<code>/`. */
  readonly code: string
  readonly title: string
  readonly texts: readonly EntryText[]
  /** Words by which people look for it, besides those of its title. */
  readonly words?: string
  readonly ask?: Ask
}
