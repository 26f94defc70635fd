/** What a claim says, and where that is defined. */
export interface ClaimEntry {
  readonly meaning: string
  readonly source: string
}
