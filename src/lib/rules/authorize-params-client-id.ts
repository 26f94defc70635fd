import { authorizeParamsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const authorizeParamsClientId: Rule = {
  code: 'authorize-params-client-id',
  kind: 'fails',
  title: 'authorize_params sets client_id',
  about:
    'The client is named by the key `client_id` of the provider. A second one in `authorize_params` is one too many for Python.',
  streamlit: {
    does: 'Raises a TypeError when the login begins: the white page `Authentication error`.',
    says: "authlib.oauth2.rfc6749.parameters.prepare_grant_uri() got multiple values for keyword argument 'client_id'",
    where: 'log',
  },
  known: 'tested',
  fix: 'Delete it there.',
  find: (file) =>
    authorizeParamsOf(file)
      .filter(({ name }) => name === 'client_id')
      .map((setting) => ({ ...placed(setting), so: '`client_id` stands in `authorize_params`.' })),
}
