import { keyOf } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { isTable } from '#lib/python/toml/value.ts'
import { requiredKeys } from '#lib/streamlit/provider-config.ts'

export const providerOutsideAuth: Rule = {
  code: 'provider-outside-auth',
  kind: 'refused',
  title: 'A provider stands outside of [auth]',
  about: 'The table of a provider is `[auth.google]`. `[google]` is a table that logins do not look at.',
  streamlit: { does: 'Looks for providers below `auth` alone.', where: 'screen' },
  known: 'tested',
  fix: 'Put `auth.` before the name in the header.',
  find: ({ settings }) =>
    settings
      .filter(({ table, name, value }) => table === '' && name !== 'auth' && isTable(value))
      .filter(({ value }) => isTable(value) && requiredKeys.filter((key) => value.has(key)).length >= 2)
      .map((setting) => ({
        at: keyOf(setting),
        path: setting.path,
        so: `\`[${setting.name}]\` has the keys of a provider.`,
        fix: `Call it \`[auth.${setting.name.replace(/^auth[-_]/, '')}]\`.`,
      })),
}
