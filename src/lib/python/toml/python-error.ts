/** Where a parser stopped. Counted from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
}

/**
 * The exception that Python would raise. Parsing stops at the first one, however deep, so it is thrown;
 * `parseSecrets` turns it into a value.
 */
export class PythonError extends Error {
  readonly type: string
  /** Set when the message names a line and a column. */
  readonly at: Place | undefined

  constructor(type: string, message: string, at?: Place) {
    super(message)
    this.type = type
    this.at = at
  }
}
