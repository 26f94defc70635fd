import type { Explanations } from '#lib/facts/explanations/explanation.ts'
import type { VersionTopic } from '#lib/streamlit/versions.ts'
import type { ReferenceEntry } from './reference-page.ts'

/** Names about which the table of versions has a row. */
const rows = new Map<string, VersionTopic>([
  ['code_challenge', 'pkce'],
  ['code_challenge_method', 'pkce'],
  ['code_challenge_methods_supported', 'pkce'],
  ['code_verifier', 'pkce'],
  ['end_session_endpoint', 'provider-logout'],
])

/**
 * Entries of what the inspector says of parameters and members. What is said of Streamlit is measured: the runs that are
 * compared (tests/streamlit/differential/) have each of them, and the group names the tests. `before`: in front of the anchors of one message, where a
 * page has several.
 */
export function explained(explanations: Explanations, before = ''): readonly ReferenceEntry[] {
  return Object.entries(explanations).map(([name, { text, streamlit, section }]) => {
    const since = rows.get(name)
    return {
      id: `${before}${name}`,
      name,
      text,
      ...(streamlit === undefined ? {} : { facts: [['Streamlit', streamlit] as const] }),
      ...(section === undefined ? {} : { section }),
      known: streamlit === undefined ? 'definition' : 'measured',
      ...(since === undefined ? {} : { since }),
    }
  })
}
