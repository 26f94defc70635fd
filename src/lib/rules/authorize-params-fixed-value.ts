import { authorizeParamsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

const fresh = ['state', 'nonce', 'code_verifier', 'code_challenge']

export const authorizeParamsFixedValue: Rule = {
  code: 'authorize-params-fixed-value',
  kind: 'surprising',
  title: 'A value that must be new each time is fixed',
  about:
    '`state`, `nonce` and the code verifier protect a login because nobody can guess them. One that stands in a file is the same in every login.',
  streamlit: { does: 'Sends the value of the file in every login, in place of a random one.', where: 'nothing' },
  known: 'tested',
  fix: 'Delete it. Streamlit makes one for every login.',
  find: (file) =>
    authorizeParamsOf(file)
      .filter(({ name }) => fresh.includes(name))
      .map((setting) => ({ ...placed(setting), so: `\`authorize_params\` sets \`${setting.name}\`.` })),
}
