import { placed, textsOf } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const oauth1: Rule = {
  code: 'oauth-1',
  kind: 'fails',
  title: 'request_token_url makes it OAuth 1',
  about: 'Authlib speaks OAuth 1 to a provider with this key. Streamlit’s logins are OpenID Connect.',
  streamlit: {
    does: 'Raises an exception when the login begins: the white page `Authentication error`.',
    says: 'Missing "authorize_url" value',
    where: 'log',
  },
  known: 'tested',
  fix: 'Delete it.',
  find: (file) =>
    textsOf(file, 'request_token_url')
      .filter(({ provider }) => provider.path !== 'auth')
      .map((setting) => ({
        ...placed(setting),
        so: `\`request_token_url\` is set in \`[${setting.table}]\`.`,
      })),
}
