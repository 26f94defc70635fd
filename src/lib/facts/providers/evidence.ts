/**
 * How a statement about a provider is known.
 *
 * - `measured`: the real Streamlit did it, with the real provider or whatever the provider is (`on` says which).
 * - `shape`: the real Streamlit did it, at a tenant of the sample provider with this habit of the provider; `door` is the
 *   login in `measured-providers.json`, `habit` says where the habit is known from.
 * - `documents`: the provider's documents or its own source code say so. Not run.
 * - `reported`: people wrote of it, at the place named.
 * - `unchecked`: from memory, or concluded. Nobody looked.
 */
export type Evidence =
  | { readonly kind: 'measured'; readonly on: string }
  | { readonly kind: 'shape'; readonly shape: string; readonly door: string; readonly habit: string }
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

/** `door`: as in `measured-providers.json`; `habit`: where it is known from that the provider does so. */
export function onShape(shape: string, door: string, habit: string): Evidence {
  return { kind: 'shape', shape, door, habit }
}

/** `source`: the title of the page, or the repository and path, as it was read in November 2026. */
export function documents(source: string, address?: string): Evidence {
  return { kind: 'documents', source, date: 'November 2026', ...(address === undefined ? {} : { address }) }
}

/** `where`: repository and number, such as "streamlit/streamlit#11391". */
export function reported(where: string): Evidence {
  return { kind: 'reported', where }
}
