import { headerOf, settingAt } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { isTable } from '#lib/python/toml/value.ts'
import { requiredKeys } from '#lib/streamlit/provider-config.ts'

export const defaultTableWins: Rule = {
  code: 'default-table-wins',
  kind: 'surprising',
  title: 'The default provider is configured twice',
  about:
    '`st.login()` without a name takes `[auth.default]` when there is one, and then none of the provider’s keys in `[auth]`.',
  streamlit: { does: 'Takes `[auth.default]`. The keys of the provider in `[auth]` are not read.', where: 'nothing' },
  known: 'tested',
  fix: 'Delete the keys in `[auth]`, or the table `[auth.default]`.',
  find: (file) => {
    const own = settingAt(file, 'auth.default')
    const flat = requiredKeys.filter((key) => settingAt(file, `auth.${key}`) !== undefined)
    if (own === undefined || !isTable(own.value) || own.value.size === 0 || flat.length === 0) return []
    return [
      {
        at: headerOf(file, 'auth.default'),
        path: 'auth.default',
        so: `Beside \`[auth.default]\`, \`[auth]\` has ${flat.map((key) => `\`${key}\``).join(', ')}.`,
      },
    ]
  },
}
