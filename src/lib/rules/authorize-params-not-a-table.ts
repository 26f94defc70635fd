import { kindOf } from '#lib/findings/places.ts'
import { placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { isTable } from '#lib/python/toml/value.ts'

export const authorizeParamsNotATable: Rule = {
  code: 'authorize-params-not-a-table',
  kind: 'fails',
  title: 'authorize_params is not a table',
  about: 'Parameters of the authorization request, as a table: `{ hd = "example.com" }`.',
  streamlit: {
    does: 'Raises an exception when the login begins: the white page `Authentication error`.',
    where: 'browser',
  },
  known: 'tested',
  fix: 'Write it as a table: `authorize_params = { hd = "example.com" }`.',
  find: ({ providers }) =>
    providers.flatMap(({ path, settings }) => {
      const setting = settings.get('authorize_params')
      const fits = path === 'auth' || setting === undefined || isTable(setting.value) || setting.value === ''
      return fits ? [] : [{ ...placed(setting), so: `\`authorize_params\` is ${kindOf(setting)}.` }]
    }),
}
