import { keyOf } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { requiredKeys } from '#lib/streamlit/provider-config.ts'

const keys: readonly string[] = requiredKeys

export const providerKeyInSubTable: Rule = {
  code: 'provider-key-in-sub-table',
  kind: 'refused',
  title: 'A key of the provider stands in its client_kwargs',
  about:
    'A key belongs to the header above it. What follows `[auth.client_kwargs]` is a parameter of the client, and no key of the provider.',
  streamlit: { does: 'Does not look for it there.', where: 'screen' },
  known: 'tested',
  fix: 'Move the line up, above the header of `client_kwargs`.',
  find: ({ settings, byPath }) =>
    settings
      .filter(({ table, name }) => keys.includes(name) && /^auth\.(?:.+\.)?client_kwargs$/.test(table))
      .map((setting) => {
        const own = setting.table.slice(0, -'.client_kwargs'.length)
        const there = byPath.has(`${own}.${setting.name}`)
        return {
          ...(there ? { kind: 'surprising' as const } : {}),
          at: keyOf(setting),
          path: setting.path,
          so: `\`${setting.name}\` stands in \`[${setting.table}]\`${there ? `, and in \`[${own}]\` too` : ''}.`,
        }
      }),
}
