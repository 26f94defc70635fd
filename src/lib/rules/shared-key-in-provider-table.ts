import { keyOf } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const sharedKeyInProviderTable: Rule = {
  code: 'shared-key-in-provider-table',
  kind: 'surprising',
  title: 'A key for all providers stands in the table of one',
  about:
    '`redirect_uri` and `cookie_secret` are read from `[auth]` alone. A key belongs to the header above it, so one that follows `[auth.google]` is that provider’s.',
  streamlit: { does: 'Does not read it there.', where: 'nothing' },
  known: 'tested',
  fix: 'Move the line up, below `[auth]` and above the first `[auth.…]`.',
  find: ({ settings }) =>
    settings
      .filter(({ name }) => name === 'redirect_uri' || name === 'cookie_secret')
      .filter(({ table }) => table.startsWith('auth.'))
      .map((setting) => ({
        at: keyOf(setting),
        path: setting.path,
        so: `\`${setting.name}\` stands in \`[${setting.table}]\`.`,
      })),
}
