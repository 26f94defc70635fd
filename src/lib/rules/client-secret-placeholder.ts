import { isPlaceholder } from '#lib/findings/placeholders.ts'
import { quoted } from '#lib/findings/places.ts'
import { placed, textsOf } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const clientSecretPlaceholder: Rule = {
  code: 'client-secret-placeholder',
  kind: 'fails',
  title: 'client_secret is a placeholder',
  about: 'The provider gives you the secret when you register the app there.',
  streamlit: {
    does: 'Sends it to the token endpoint, which refuses it: the start page, logged out, and `invalid_client` in the log.',
    where: 'log',
  },
  known: 'tested',
  fix: 'Copy the client secret from the provider’s console.',
  find: (file) =>
    textsOf(file, 'client_secret')
      .filter(({ value }) => isPlaceholder(value))
      .map((setting) => ({ ...placed(setting), so: `\`client_secret\` is ${quoted(setting)}.` })),
}
