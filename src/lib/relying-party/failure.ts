/** Why the relying party gave up, in the words of the library, without a stack. */
export interface Failure {
  readonly name: string
  readonly code: string | null
  readonly message: string
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Flattens an error of openid-client and its causes into one failure. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', code: null, message: String(error) }
  const wire = 'error' in error ? text(error.error) : null
  const description = 'error_description' in error ? text(error.error_description) : null
  const code = 'code' in error ? text(error.code) : null
  const cause = error.cause instanceof Error && error.cause.message !== error.message ? error.cause.message : null
  const said = [error.message, cause, description].filter((part) => part !== null)
  return { name: error.name, code: wire ?? code, message: said.join(': ') }
}
