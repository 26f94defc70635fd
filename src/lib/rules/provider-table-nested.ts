import { keyOf } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { isTable } from '#lib/python/toml/value.ts'
import { requiredKeys } from '#lib/streamlit/provider-config.ts'

export const providerTableNested: Rule = {
  code: 'provider-table-nested',
  kind: 'refused',
  title: 'The table of a provider lies too deep',
  about:
    'A dot in a header opens a table within a table: `[auth.my.idp]` is the table `idp` of `my`. Providers are the tables of `[auth]` itself.',
  streamlit: { does: 'Looks for the keys in the tables of `[auth]`, not below.', where: 'screen' },
  known: 'tested',
  fix: 'Give the provider a name without a dot, such as `[auth.my-idp]`.',
  find: ({ settings, byPath }) =>
    settings
      .filter(
        ({ table, value }) => /^auth\.[^.]/.test(table) && isTable(value) && requiredKeys.some((key) => value.has(key)),
      )
      .filter(({ table, name }) => {
        const above = byPath.get(table)?.value
        return name !== 'client_kwargs' && isTable(above) && !requiredKeys.some((key) => above.has(key))
      })
      .map((setting) => ({
        at: keyOf(setting),
        path: setting.path,
        so: `\`[${setting.path}]\` lies in \`[${setting.table}]\`.`,
      })),
}
