import { keyOf, settingAt } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { isTable } from '#lib/python/toml/value.ts'

export const authorizeParamsInAuth: Rule = {
  code: 'authorize-params-in-auth',
  kind: 'surprising',
  title: 'authorize_params stands in [auth] itself',
  about:
    'It works in the table of a named provider, and in `[auth.default]`. Of `[auth]` itself Streamlit takes four keys of the provider, and this is none.',
  streamlit: { does: 'Drops it: the parameters are not sent.', where: 'nothing' },
  known: 'tested',
  fix: 'Give the provider a table of its own, such as `[auth.google]` or `[auth.default]`, with all of its keys, and put it there.',
  find: (file) => {
    const setting = settingAt(file, 'auth.authorize_params')
    const own = settingAt(file, 'auth.default')
    return setting === undefined || (own !== undefined && isTable(own.value))
      ? []
      : [{ at: keyOf(setting), path: setting.path, so: '`authorize_params` is in `[auth]`.' }]
  },
}
