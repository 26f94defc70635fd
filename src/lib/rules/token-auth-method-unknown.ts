import { quoted } from '#lib/findings/places.ts'
import { kwargsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

const methods: readonly unknown[] = ['client_secret_basic', 'client_secret_post', 'none']

export const tokenAuthMethodUnknown: Rule = {
  code: 'token-auth-method-unknown',
  kind: 'fails',
  title: 'token_endpoint_auth_method is one that Streamlit cannot do',
  about:
    'The ways are `client_secret_basic` (when nothing is said), `client_secret_post` and `none`. Others need a key that secrets.toml has no place for.',
  streamlit: {
    does: 'Fails at the token request: the start page, logged out, and a traceback in the log.',
    where: 'log',
  },
  known: 'tested',
  fix: 'Write `client_secret_post`, or leave it out.',
  find: (file) =>
    kwargsOf(file)
      .filter(({ name, value }) => name === 'token_endpoint_auth_method' && !methods.includes(value))
      .map((setting) => ({ ...placed(setting), so: `\`token_endpoint_auth_method\` is ${quoted(setting)}.` })),
}
