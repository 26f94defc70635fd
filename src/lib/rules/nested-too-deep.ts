import type { Rule } from '#lib/findings/rule.ts'

export const nestedTooDeep: Rule = {
  code: 'nested-too-deep',
  kind: 'surprising',
  title: 'Tables lie hundreds deep in one another',
  about: 'No secrets.toml needs more than four. This checker does not look into one with more than 100.',
  streamlit: { does: 'Reads the file; the limit is this checker’s own.' },
  known: 'plain',
  fix: 'Keep tables to three or four names, such as `[auth.google.client_kwargs]`.',
  find: ({ tooDeep }) =>
    tooDeep ? [{ so: 'Tables lie more than 100 deep in one another. The rules on logins were left out.' }] : [],
}
