import { quoted } from '#lib/findings/places.ts'
import { kwargsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

const values = new Set(['none', 'login', 'consent', 'select_account', 'create'])

export const promptUnknown: Rule = {
  code: 'prompt-unknown',
  kind: 'fails',
  title: 'prompt has a value that is not in the standard',
  about:
    'OpenID Connect knows `none`, `login`, `consent` and `select_account`, and `create` by an extension. Several stand with spaces between.',
  streamlit: {
    does: 'Sends it as it stands. Providers answer a value that they do not know with `invalid_request`.',
    where: 'log',
  },
  known: 'documents',
  fix: 'Write `prompt = "select_account"`, `"login"` or `"consent"`.',
  find: (file) =>
    kwargsOf(file)
      .filter(({ name, value }) => name === 'prompt' && typeof value === 'string' && value !== '')
      .filter(
        ({ value }) =>
          !String(value)
            .split(/\s+/)
            .every((part) => values.has(part)),
      )
      .map((setting) => ({ ...placed(setting), so: `\`prompt\` is ${quoted(setting)}.` })),
}
