import { kindOf, settingAt } from '#lib/findings/places.ts'
import { placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const exposeTokensWrongKind: Rule = {
  code: 'expose-tokens-wrong-kind',
  kind: 'surprising',
  title: 'expose_tokens is neither text nor list',
  about: 'It takes `"id"`, `"access"`, or a list of them. `true` exposes nothing.',
  streamlit: { does: 'Exposes nothing: `st.user.tokens` stays empty.', where: 'nothing' },
  known: 'tested',
  fix: 'Write `expose_tokens = ["access"]`, with the tokens that your app needs.',
  find: (file) => {
    const setting = settingAt(file, 'auth.expose_tokens')
    const fits = setting === undefined || typeof setting.value === 'string' || Array.isArray(setting.value)
    return fits ? [] : [{ ...placed(setting), so: `\`expose_tokens\` is ${kindOf(setting)}.` }]
  },
}
