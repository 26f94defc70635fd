import { placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { requiredKeys } from '#lib/streamlit/provider-config.ts'

export const valueEmpty: Rule = {
  code: 'value-empty',
  kind: 'fails',
  title: 'A key of a provider is empty',
  about: 'In a table of its own, a key must be there; whether it is filled, `st.login()` does not ask.',
  streamlit: { does: 'Lets it pass, and the login fails at the provider or before.', where: 'browser' },
  known: 'tested',
  fix: 'Fill it in.',
  find: ({ providers }) =>
    providers
      .filter(({ path }) => path !== 'auth')
      .flatMap(({ settings }) => requiredKeys.map((name) => settings.get(name)))
      .filter((setting) => setting !== undefined)
      .filter(({ value }) => typeof value === 'string' && value.trim() === '')
      .map((setting) => ({
        ...placed(setting),
        so: `\`${setting.name}\` in \`[${setting.table}]\` is empty.`,
        ...(setting.name === 'client_secret'
          ? { does: 'Sends no secret: only a provider that takes the app for a public client lets it in.' }
          : {}),
      })),
}
