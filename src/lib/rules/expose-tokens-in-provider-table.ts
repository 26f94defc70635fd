import { keyOf } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const exposeTokensInProviderTable: Rule = {
  code: 'expose-tokens-in-provider-table',
  kind: 'surprising',
  title: 'expose_tokens stands in the table of a provider',
  about: 'Which tokens `st.user.tokens` holds is said in `[auth]`, for all providers.',
  streamlit: { does: 'Ignores it there: `st.user.tokens` stays empty.', where: 'nothing' },
  known: 'tested',
  fix: 'Move the line up, below `[auth]`.',
  find: ({ settings }) =>
    settings
      .filter(({ name, table }) => name === 'expose_tokens' && table.startsWith('auth.'))
      .map((setting) => ({ at: keyOf(setting), path: setting.path, so: `It stands in \`[${setting.table}]\`.` })),
}
