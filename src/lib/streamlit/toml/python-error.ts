/**
 * The exception that Python would raise. Parsing stops at the first one, however deep, so it is thrown;
 * `parseSecrets` turns it into a value.
 */
export class PythonError extends Error {
  readonly type: string

  constructor(type: string, message: string) {
    super(message)
    this.type = type
  }
}
