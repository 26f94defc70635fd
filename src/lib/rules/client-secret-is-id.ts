import { isPlaceholder } from '#lib/findings/placeholders.ts'
import { placed, textsOf } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const clientSecretIsId: Rule = {
  code: 'client-secret-is-id',
  kind: 'fails',
  title: 'client_secret is the client id',
  about: 'The same text stands in both keys.',
  streamlit: {
    does: 'Sends it to the token endpoint, which refuses it: the start page, logged out, and `invalid_client` in the log.',
    where: 'log',
  },
  known: 'tested',
  fix: 'Copy the client secret from the provider’s console.',
  find: (file) =>
    textsOf(file, 'client_secret')
      .filter(({ value, provider }) => !isPlaceholder(value) && value === provider.settings.get('client_id')?.value)
      .map((setting) => ({ ...placed(setting), so: '`client_secret` and `client_id` are the same.' })),
}
