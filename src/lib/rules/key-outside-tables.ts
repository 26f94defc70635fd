import { sharedKeys } from '#lib/findings/known-keys.ts'
import { keyOf } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { requiredKeys } from '#lib/streamlit/provider-config.ts'

const keys: readonly string[] = [...sharedKeys, ...requiredKeys, 'client_kwargs']

export const keyOutsideTables: Rule = {
  code: 'key-outside-tables',
  kind: 'refused',
  title: 'A key of [auth] stands before the header',
  about:
    'A key belongs to the header above it. One above every header belongs to no table, and becomes an environment variable.',
  streamlit: {
    does: 'Does not look for keys of logins there. It makes environment variables of them.',
    where: 'screen',
  },
  known: 'tested',
  fix: 'Move the line below `[auth]`.',
  find: ({ settings }) =>
    settings
      .filter(({ table, name }) => table === '' && keys.includes(name))
      .map((setting) => ({
        at: keyOf(setting),
        path: setting.path,
        so: `\`${setting.name}\` stands outside of every table.`,
      })),
}
