export type Quote = "'" | '"'

/** How far a key has come: nothing begun, inside its first word, or after a blank or a closing quote. */
export type KeyPhase = 'none' | 'word' | 'after'

export interface ScanState {
  /** The file as it was, one code point each. */
  readonly source: readonly string[]
  /** The same, with comments, joined lines and such already changed. */
  readonly chars: string[]
  key: KeyPhase
  dottedKey: boolean
  /** The quote of the string that is open. */
  quote: Quote | undefined
  /** Inside `"""` or `'''`. */
  multiLine: boolean
  header: 'none' | 'table' | 'array'
  /** Arrays opened minus arrays closed; below zero after a stray `]`, and lines are then joined too. */
  openArrays: number
  lineStart: boolean
}

export function initialState(source: readonly string[]): ScanState {
  return {
    source,
    chars: [...source],
    key: 'none',
    dottedKey: false,
    quote: undefined,
    multiLine: false,
    header: 'none',
    openArrays: 0,
    lineStart: true,
  }
}

/** `chars[index]` with Python's reading of negative indexes: looking back from the start sees the end of the file. */
export function lookBack(state: ScanState, index: number): string | undefined {
  return state.chars.at(index)
}
