import { isPlaceholder } from '#lib/findings/placeholders.ts'
import { quoted } from '#lib/findings/places.ts'
import { placed, textsOf } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const clientIdPlaceholder: Rule = {
  code: 'client-id-placeholder',
  kind: 'fails',
  title: 'client_id is a placeholder',
  about: 'The provider gives you the id when you register the app there.',
  streamlit: { does: 'Sends it. The provider knows no such client, and says so on its page.', where: 'browser' },
  known: 'tested',
  fix: 'Copy the client id from the provider’s console.',
  find: (file) =>
    textsOf(file, 'client_id')
      .filter(({ value }) => isPlaceholder(value))
      .map((setting) => ({ ...placed(setting), so: `\`client_id\` is ${quoted(setting)}.` })),
}
