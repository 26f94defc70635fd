/**
 * How a statement about a provider is known.
 *
 * - `measured`: the real Streamlit did it, with the real provider or whatever the provider is (`on` says which).
 * - `shape`: the real Streamlit did it, at a tenant of the sample provider that is shaped like this provider.
 * - `documents`: the provider's documents or its own source code say so. Not run.
 * - `reported`: people wrote of it, at the place named.
 * - `unchecked`: from memory, or concluded. Nobody looked.
 */
export type Evidence =
  | { readonly kind: 'measured'; readonly on: string }
  | { readonly kind: 'shape' }
  | { readonly kind: 'documents'; readonly source: string; readonly date: string; readonly address?: string }
  | { readonly kind: 'reported'; readonly where: string }
  | { readonly kind: 'unchecked' }

/** A value with its evidence, and what there is to say besides, in running text with code between backticks. */
export interface Fact<T> {
  readonly value: T
  readonly evidence: Evidence
  readonly note?: string
}

export const unchecked: Evidence = { kind: 'unchecked' }

export const streamlit: Evidence = { kind: 'measured', on: 'Streamlit' }

/** `source`: the title of the page, or the repository and path, as it was read in November 2026. */
export function documents(source: string, address?: string): Evidence {
  return { kind: 'documents', source, date: 'November 2026', ...(address === undefined ? {} : { address }) }
}

/** `where`: repository and number, such as "streamlit/streamlit#11391". */
export function reported(where: string): Evidence {
  return { kind: 'reported', where }
}
