import { kindOf } from '#lib/findings/places.ts'
import { kwargsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const scopeNotText: Rule = {
  code: 'scope-not-text',
  kind: 'fails',
  title: 'scope is neither text nor list',
  about: 'Scopes are one text, with spaces between: `"openid email profile"`. A list of texts works too.',
  streamlit: {
    does: 'Raises an exception when the login begins: the white page `Authentication error`.',
    where: 'browser',
  },
  known: 'tested',
  fix: 'Write `scope = "openid email profile"`.',
  find: (file) =>
    kwargsOf(file)
      .filter(({ name, value }) => name === 'scope' && typeof value !== 'string' && !Array.isArray(value))
      .map((setting) => ({ ...placed(setting), so: `\`scope\` is ${kindOf(setting)}.` })),
}
