import { providerLimit } from '#lib/findings/configured.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { isTable } from '#lib/python/toml/value.ts'

export const tooManyProviders: Rule = {
  code: 'too-many-providers',
  kind: 'surprising',
  title: 'There are more providers than are checked',
  about: 'This checker looks at fifty tables below `[auth]`.',
  streamlit: { does: 'Reads them all; the limit is this checker’s own.' },
  known: 'plain',
  fix: 'To check the others, check them in a file of their own.',
  find: ({ byTable }) => {
    const tables = byTable.get('auth')?.filter(({ value }) => isTable(value)).length ?? 0
    return tables > providerLimit + 1
      ? [{ so: `Below \`[auth]\` are ${tables} tables; ${providerLimit} were checked.` }]
      : []
  },
}
